#include "forms/csv_reader.h"

#include <algorithm>
#include <set>

#include "engine/base/utf8.h"
#include "forms/field_text.h"

namespace forms {
namespace {

using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Result;

constexpr std::size_t most_problems = 100;

class CsvReader {
 public:
    CsvReader(std::string_view place, const TableLimits& limits) : place_(place), limits_(limits) {}

    Result<Table, Problems> read(std::string_view bytes);

 private:
    bool refuse_file(std::string_view bytes);
    void refuse_bytes(std::string_view bytes);
    static char separator_of(std::string_view text);
    bool records(std::string_view text);
    void end_record(std::vector<std::string>& cells);
    void heading(std::vector<std::string>& cells);
    void refuse(const std::string& where, const std::string& message, const std::string& remedy);

    std::string place_;
    TableLimits limits_;
    Table table_;
    std::size_t row_ = 0;  // of the record being read
    Problems problems_;
};

void CsvReader::refuse(const std::string& where, const std::string& message,
                       const std::string& remedy) {
    if (problems_.size() >= most_problems) return;
    problems_.push_back(
        {Refusal::invalid, message, where.empty() ? place_ : place_ + ", " + where, remedy});
}

// What stands against the file as a whole.
bool CsvReader::refuse_file(std::string_view bytes) {
    if (bytes.size() > limits_.max_bytes) {
        refuse("",
               "El archivo pesa " + std::to_string(bytes.size() / 1'000'000) +
                   " MB y se leen hasta " + std::to_string(limits_.max_bytes / 1'000'000) + " MB.",
               "Divídalo en partes o quite lo que no sea la tabla.");
    } else if (bytes.starts_with("PK\x03\x04")) {
        refuse("", "El archivo es un libro de Excel, no un CSV.",
               "Déle la extensión .xlsx o guárdelo como «CSV UTF-8».");
    } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        refuse("", "El archivo está en UTF-16.", "Guárdelo como «CSV UTF-8» y vuelva a intentar.");
    } else if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) {
        const auto line =
            1 + std::count(bytes.begin(), bytes.begin() + static_cast<long>(nul), '\n');
        refuse("fila " + std::to_string(line), "El archivo lleva bytes nulos: no es un texto.",
               "Guárdelo de nuevo como «CSV UTF-8».");
    } else {
        return false;
    }
    return true;
}

char CsvReader::separator_of(std::string_view text) {
    std::size_t commas = 0;
    std::size_t semicolons = 0;
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n') break;
        if (c == ',') ++commas;
        if (c == ';') ++semicolons;
    }
    return semicolons > commas ? ';' : ',';
}

// Names the cells whose bytes are not UTF-8: called when some are not.
void CsvReader::refuse_bytes(std::string_view bytes) {
    const std::string remedy =
        "Ábralo en la hoja de cálculo y guárdelo como «CSV UTF-8 (delimitado por comas)».";
    const char separator = separator_of(bytes);
    std::size_t row = 1;
    std::size_t column = 1;
    std::size_t start = 0;
    bool quoted = false;
    std::vector<std::string> names;
    for (std::size_t i = 0; i <= bytes.size(); ++i) {
        const char c = i < bytes.size() ? bytes[i] : '\n';
        if (i < bytes.size() && c == '"') quoted = !quoted;
        const bool ends = i == bytes.size() || (!quoted && (c == separator || c == '\n'));
        if (!ends) continue;
        const auto cell = bytes.substr(start, i - start);
        const bool valid = engine::is_valid_utf8(cell);
        if (row == 1) names.push_back(valid ? trimmed(cell) : "");
        if (!valid) {
            const bool named = column <= names.size() && !names[column - 1].empty();
            refuse(cell_place(row, named ? names[column - 1] : std::to_string(column)),
                   "El archivo no está en UTF-8; parece guardado en Windows-1252 («ANSI»).",
                   remedy);
            return;
        }
        start = i + 1;
        column = c == separator ? column + 1 : 1;
        if (c != separator) ++row;
    }
    refuse("", "El archivo no está en UTF-8.", remedy);
}

// Splits into records (RFC 4180 §2); false when reading further makes no sense.
bool CsvReader::records(std::string_view text) {
    const char separator = separator_of(text);
    std::vector<std::string> cells;
    std::string cell;
    std::size_t i = 0;
    const auto end_cell = [&] {
        if (cell.size() > limits_.max_cell_bytes) {
            refuse("fila " + std::to_string(row_),
                   "Una celda tiene más de " + std::to_string(limits_.max_cell_bytes) + " bytes.",
                   "Acórtela.");
        }
        cells.push_back(trimmed(cell));
        cell.clear();
    };
    while (i < text.size()) {
        ++row_;
        for (bool open = true; open;) {
            if (i < text.size() && text[i] == '"' && cell.empty()) {
                for (++i;; ++i) {
                    if (i >= text.size()) {
                        refuse("fila " + std::to_string(row_),
                               "Una celda se abre con comillas y no se cierran.",
                               "Cierre las comillas o duplíquelas si son parte del texto.");
                        return false;
                    }
                    if (text[i] == '"') {
                        if (i + 1 >= text.size() || text[i + 1] != '"') break;
                        ++i;
                    }
                    cell += text[i];
                }
                ++i;
                if (i < text.size() && text[i] != separator && text[i] != '\n' && text[i] != '\r') {
                    refuse("fila " + std::to_string(row_),
                           "Hay texto después de las comillas que cierran una celda.",
                           "Duplique las comillas que son parte del texto.");
                }
            }
            while (i < text.size() && text[i] != separator && text[i] != '\n') cell += text[i++];
            end_cell();
            open = i < text.size() && text[i] == separator;
            ++i;
        }
        end_record(cells);
        cells.clear();
        if (table_.rows.size() > limits_.max_rows) {
            refuse("", "La tabla tiene más de " + std::to_string(limits_.max_rows) + " filas.",
                   "Divídala en partes.");
            return false;
        }
        if (row_ == 1 && !problems_.empty()) return false;
    }
    return true;
}

void CsvReader::heading(std::vector<std::string>& cells) {
    std::set<std::string> seen;
    if (cells.size() > limits_.max_columns) {
        refuse("fila 1",
               "La tabla tiene más de " + std::to_string(limits_.max_columns) + " columnas.",
               "Quite las que no se usan.");
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].empty()) {
            refuse(cell_place(1, std::to_string(i + 1)), "La columna no tiene nombre.",
                   "Póngale nombre en la primera fila o quítela.");
        } else if (!seen.insert(cells[i]).second) {
            refuse(cell_place(1, cells[i]), "La columna está dos veces.", "Quite una.");
        }
    }
    table_.columns = std::move(cells);
}

void CsvReader::end_record(std::vector<std::string>& cells) {
    if (row_ == 1) return heading(cells);
    if (cells.size() == 1 && cells.front().empty()) return;  // an empty line
    if (cells.size() != table_.columns.size()) {
        refuse("fila " + std::to_string(row_),
               "Tiene " + std::to_string(cells.size()) + " celdas y la cabecera tiene " +
                   std::to_string(table_.columns.size()) + ".",
               "Revise separadores y comillas en esa fila.");
        return;
    }
    table_.rows.push_back({row_, std::move(cells)});
}

Result<Table, Problems> CsvReader::read(std::string_view bytes) {
    if (refuse_file(bytes)) return std::move(problems_);
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (!engine::is_valid_utf8(bytes)) {
        refuse_bytes(bytes);
        return std::move(problems_);
    }
    if (trimmed(bytes.substr(0, 10'000)).empty()) {
        refuse("", "El archivo no tiene cabecera.",
               "La primera fila debe llevar los nombres de las columnas.");
        return std::move(problems_);
    }
    records(bytes);
    if (!problems_.empty()) return std::move(problems_);
    return std::move(table_);
}

}  // namespace

Result<Table, Problems> read_csv(std::string_view bytes, std::string_view place,
                                 const TableLimits& limits) {
    return CsvReader(place, limits).read(bytes);
}

}  // namespace forms
