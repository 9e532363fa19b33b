#include "workflows/table_import.h"

#include <algorithm>
#include <charconv>

#include "forms/validation.h"
#include "workflows/column_heading.h"
#include "workflows/package_functions.h"
#include "workflows/row_doubts.h"

namespace workflows {
namespace {

using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Value;

constexpr std::size_t longest_heading = 60;  // in a doubt, characters
constexpr std::size_t most_problems = 100;
constexpr char code_column[] = "codigo";

// A heading as it can be quoted: spreadsheets break it over lines.
std::string on_one_line(const std::string& heading) {
    std::string line;
    for (const char c : heading) {
        const bool space = static_cast<unsigned char>(c) <= ' ';
        if (!space)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    if (line.ends_with(' ')) line.pop_back();
    return line;
}

// The beginning of a text, cut between two characters.
std::string shortened(const std::string& text, std::size_t characters) {
    std::size_t end = 0;
    for (std::size_t count = 0; end < text.size(); ++end) {
        const bool begins = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
        if (begins && ++count > characters) return text.substr(0, end) + "…";
    }
    return text;
}

class Importer {
 public:
    Importer(const ImportDefinition& definition, const forms::Form& form, const TableFile& file)
        : definition_(definition), form_(form), file_(file) {}

    engine::Result<ImportedTable, Problems> run(const std::string& functions) {
        match_columns();
        if (!problems_.empty()) return problems_;
        read_rows();
        check_rows();
        if (!problems_.empty()) return problems_;
        for (const Problem& note : file_.notes) add_note(note);
        find_doubts(functions);
        if (!problems_.empty()) return problems_;
        put_doubts();
        if (!problems_.empty()) return problems_;
        return std::move(imported_);
    }

 private:
    void refuse(const std::string& where, std::string message, std::string remedy) {
        if (problems_.size() >= most_problems) return;
        problems_.push_back({Refusal::invalid, std::move(message),
                             where.empty() ? file_.name : file_.name + ", " + where,
                             std::move(remedy)});
    }

    static std::string quoted(const std::string& heading) {
        return shortened(on_one_line(heading), longest_heading - 1);
    }

    std::string headings_found() const {
        std::string list;
        for (const std::string& each : file_.table.columns)
            list += (list.empty() ? "«" : ", «") + quoted(each) + "»";
        return list;
    }

    // Which column of the table fills which field.
    void match_columns() {
        std::vector<bool> known(file_.table.columns.size());
        for (const ImportColumn& column : definition_.columns) {
            std::size_t found = forms::Table::none;
            for (std::size_t i = 0; i < file_.table.columns.size(); ++i) {
                if (!is_heading_of(column, file_.table.columns[i])) continue;
                known[i] = true;
                if (found != forms::Table::none)
                    refuse("fila 1",
                           "Las columnas «" + quoted(file_.table.columns[found]) + "» y «" +
                               quoted(file_.table.columns[i]) + "» son el mismo dato, «" +
                               column.name + "».",
                           "Deje una de las dos.");
                found = i;
            }
            if (found == forms::Table::none && column.required) refuse_missing(column);
            source_.push_back(found);
        }
        for (std::size_t i = 0; i < known.size(); ++i) {
            if (known[i]) continue;
            const std::string heading = quoted(file_.table.columns[i]);
            imported_.doubts.push_back(
                {1, "", "La columna «" + heading + "» no se conoce y no se importó.", {heading}});
        }
    }

    static bool is_heading_of(const ImportColumn& column, const std::string& heading) {
        const std::string folded = folded_heading(heading);
        return folded == folded_heading(column.name) ||
               std::any_of(column.headings.begin(), column.headings.end(),
                           [&](const std::string& each) { return folded_heading(each) == folded; });
    }

    void refuse_missing(const ImportColumn& column) {
        std::string names;
        for (const std::string& each : column.headings)
            names += (names.empty() ? "«" : " o «") + each + "»";
        refuse("fila 1", "Falta la columna «" + column.name + "».",
               "Escriba su encabezado como " + (names.empty() ? "«" + column.name + "»" : names) +
                   ". El archivo trae " + headings_found() + ".");
    }

    void read_rows() {
        rows_ = Value::array();
        for (const forms::TableRow& row : file_.table.rows) {
            Value fields = Value::object();
            for (std::size_t i = 0; i < definition_.columns.size(); ++i) {
                const bool present = source_[i] < row.cells.size();
                fields[definition_.columns[i].name] = present ? row.cells[source_[i]] : "";
            }
            rows_.push_back(std::move(fields));
        }
        imported_.rows = rows_.size();
    }

    // "acciones.3.meta" of the form is a cell of the table.
    std::string place_in_table(const std::string& path) const {
        const std::string prefix = definition_.rows_to + ".";
        if (!path.starts_with(prefix)) return "";
        std::size_t row = 0;
        const char* end = path.data() + path.size();
        const auto read = std::from_chars(path.data() + prefix.size(), end, row);
        if (read.ec != std::errc{} || row >= file_.table.rows.size()) return "";
        const std::size_t number = file_.table.rows[row].number;
        if (read.ptr == end) return "fila " + std::to_string(number);
        const std::string field(read.ptr + 1, end);
        return forms::cell_place(number, quoted(heading_of(field)));
    }

    // As the table has it; the field's own name where it has none.
    std::string heading_of(const std::string& field) const {
        for (std::size_t i = 0; i < definition_.columns.size(); ++i) {
            if (definition_.columns[i].name == field && source_[i] != forms::Table::none)
                return file_.table.columns[source_[i]];
        }
        return field;
    }

    void check_rows() {
        const auto checked = forms::validate(form_, {{definition_.rows_to, rows_}});
        if (checked) return;
        for (const Problem& each : checked.error())
            refuse(place_in_table(each.place), each.message, each.remedy);
    }

    void add_note(const Problem& note) {
        std::string where = note.place;
        if (where.starts_with(file_.name + ", ")) where = where.substr(file_.name.size() + 2);
        imported_.doubts.push_back({0, "", shortened(where + ": " + note.message, 480), {}});
    }

    void find_doubts(const std::string& functions) {
        const auto found = row_doubts(definition_, functions, rows_);
        if (!found) return refuse_rules(found.error());
        for (const RowDoubt& each : *found) {
            ImportDoubt doubt{file_.table.rows[each.row].number,
                              rows_[each.row].value(code_column, ""),
                              each.rule->message,
                              {}};
            for (const std::string& field : each.rule->columns)
                doubt.columns.push_back(quoted(heading_of(field)));
            imported_.doubts.push_back(std::move(doubt));
        }
    }

    // Of a row, or of the rules as a whole.
    void refuse_rules(const Problems& problems) {
        for (const Problem& each : problems) {
            std::size_t row = 0;
            const char* end = each.place.data() + each.place.size();
            const auto read = std::from_chars(each.place.data(), end, row);
            if (read.ec == std::errc{} && read.ptr == end && row < file_.table.rows.size())
                refuse("fila " + std::to_string(file_.table.rows[row].number), each.message,
                       each.remedy);
            else
                problems_.push_back(each);
        }
    }

    void put_doubts() {
        imported_.data[definition_.rows_to] = std::move(rows_);
        if (definition_.doubts_to.empty()) return;
        Value list = Value::array();
        for (const ImportDoubt& each : imported_.doubts) {
            list.push_back({{"fila", each.row == 0 ? Value() : Value(each.row)},
                            {"codigo", each.code},
                            {"mensaje", each.message},
                            {"columnas", each.columns}});
        }
        imported_.data[definition_.doubts_to] = std::move(list);
        const auto checked = forms::validate(form_, imported_.data);
        if (checked) return;
        for (const Problem& each : checked.error()) refuse(each.place, each.message, each.remedy);
    }

    const ImportDefinition& definition_;
    const forms::Form& form_;
    const TableFile& file_;
    std::vector<std::size_t> source_;  // by column of the definition
    Value rows_;
    ImportedTable imported_;
    Problems problems_;
};

}  // namespace

engine::Result<ImportedTable, Problems> import_table(const ImportDefinition& definition,
                                                     const forms::Form& form,
                                                     const std::string& functions,
                                                     const TableFile& file) {
    return Importer(definition, form, file).run(functions);
}

engine::Result<ImportDefinition, Problems> find_import(const Package& package,
                                                       const std::string& name) {
    const auto file = definition_file(package, "imports", name);
    if (!file) return Problems{file.error()};
    const auto source = package.files.find(*file);
    if (source == package.files.end()) {
        return Problems{{Refusal::not_found, "No está en el paquete.", *file,
                         "Corrija «imports» en package.json."}};
    }
    return read_import(source->second, *file);
}

engine::Result<ImportedTable, Problems> import_table(const Package& package,
                                                     const ImportDefinition& definition,
                                                     const TableFile& file) {
    const auto form = package.forms.find(definition.form);
    if (form == package.forms.end()) {
        return Problems{{Refusal::not_found, "No existe el formulario «" + definition.form + "».",
                         definition.file, "Corrija «form»."}};
    }
    const auto functions = functions_for(package, definition.functions);
    if (!functions) return Problems{functions.error()};
    return import_table(definition, form->second, *functions, file);
}

}  // namespace workflows
