#include "forms/xlsx_reader.h"

#include <algorithm>
#include <set>

#include "forms/sheet_events.h"
#include "forms/xlsx_book.h"
#include "forms/zip_parts.h"

namespace forms {
namespace {

using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Result;

constexpr std::size_t most_problems = 100;

// 2 -> "C", 27 -> "AB"
std::string letters_of(std::size_t column) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return letters;
}

// Makes a table of the cells: heading, rows, what is wrong and what should be known.
class TableBuilder {
 public:
    TableBuilder(std::string_view place, const TableLimits& limits)
        : place_(place), limits_(limits) {}

    void build(SheetEvents& sheet) {
        if (sheet.too_many_rows) {
            refuse("", "La hoja tiene más de " + std::to_string(limits_.max_rows) + " filas.",
                   "Divídala en partes.");
        }
        if (sheet.too_many_columns) {
            refuse("", "La hoja tiene más de " + std::to_string(limits_.max_columns) + " columnas.",
                   "Quite las que no se usan.");
        }
        if (sheet.cell_too_long) {
            refuse("",
                   "Una celda tiene más de " + std::to_string(limits_.max_cell_bytes) + " bytes.",
                   "Acórtela.");
        }
        for (auto& row : sheet.rows) {
            if (row.cells.empty()) continue;
            std::stable_sort(row.cells.begin(), row.cells.end(),
                             [](const auto& a, const auto& b) { return a.column < b.column; });
            if (table.columns.empty()) {
                heading(row);
            } else {
                data(row);
            }
        }
        if (table.columns.empty() && problems.empty()) {
            refuse("", "La hoja está vacía.",
                   "La primera fila debe llevar los nombres de las columnas.");
        }
        for (const auto& range : sheet.merged) {
            note("celdas " + range, "Hay celdas combinadas: solo la primera lleva el dato.",
                 "Si el dato vale para todas, repítalo en cada fila.");
        }
    }

    Table table;
    Problems problems;
    Problems notes;

 private:
    void refuse(const std::string& where, const std::string& message, const std::string& remedy) {
        add(problems, where, message, remedy);
    }
    void note(const std::string& where, const std::string& message, const std::string& remedy) {
        add(notes, where, message, remedy);
    }
    void add(Problems& to, const std::string& where, const std::string& message,
             const std::string& remedy) {
        if (to.size() >= most_problems) return;
        to.push_back(
            {Refusal::invalid, message, where.empty() ? place_ : place_ + ", " + where, remedy});
    }

    void heading(const SheetEvents::Row& row) {
        table.columns.resize(row.cells.back().column + 1);
        for (const auto& cell : row.cells) table.columns[cell.column] = cell.text;
        std::set<std::string> seen;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const std::string& name = table.columns[i];
            if (name.empty()) {
                refuse(cell_place(row.number, letters_of(i)), "La columna no tiene nombre.",
                       "Póngale nombre en esa fila o quítela.");
            } else if (!seen.insert(name).second) {
                refuse(cell_place(row.number, name), "La columna está dos veces.", "Quite una.");
            }
        }
    }

    void data(const SheetEvents::Row& row) {
        TableRow out{row.number, std::vector<std::string>(table.columns.size())};
        for (const auto& cell : row.cells) {
            if (cell.column >= table.columns.size()) {
                refuse(cell_place(row.number, letters_of(cell.column)),
                       "Hay un dato fuera de las columnas de la cabecera.",
                       "Bórrelo o póngale nombre a su columna.");
                continue;
            }
            const auto where = cell_place(row.number, table.columns[cell.column]);
            if (cell.error) {
                refuse(where, "La celda tiene el error " + cell.text + ".",
                       "Corrija la fórmula o escriba el dato.");
            } else if (cell.formula) {
                note(where,
                     cell.text.empty() ? "La celda tiene una fórmula sin resultado guardado."
                                       : "La celda tiene una fórmula; se tomó su resultado: «" +
                                             cell.text.substr(0, 80) + "».",
                     "Verifique el dato.");
            }
            out.cells[cell.column] = cell.text;
        }
        const bool any = std::any_of(out.cells.begin(), out.cells.end(),
                                     [](const std::string& cell) { return !cell.empty(); });
        if (any) table.rows.push_back(std::move(out));
    }

    std::string place_;
    TableLimits limits_;
};

Problem no_such_sheet(const XlsxBook& book, std::string_view name, std::string_view place) {
    std::string names;
    for (const auto& sheet : book.sheets) names += (names.empty() ? "«" : ", «") + sheet.name + "»";
    if (names.empty())
        return {Refusal::invalid, "El libro no tiene hojas.", std::string(place), ""};
    return {Refusal::invalid, "El libro no tiene la hoja «" + std::string(name) + "».",
            std::string(place), "Las que tiene son: " + names + "."};
}

}  // namespace

Result<XlsxSheet, Problems> read_xlsx(std::string_view bytes, std::string_view place,
                                      std::string_view sheet, const TableLimits& limits) {
    if (bytes.size() > limits.max_bytes) {
        return Problems{{Refusal::invalid,
                         "El archivo pesa " + std::to_string(bytes.size() / 1'000'000) +
                             " MB y se leen hasta " + std::to_string(limits.max_bytes / 1'000'000) +
                             " MB.",
                         std::string(place), "Divídalo en partes o quite lo que no sea la tabla."}};
    }
    auto parts = ZipParts::open(bytes, place);
    if (!parts) return Problems{parts.error()};
    const auto book = read_book(*parts, place);
    if (!book) return Problems{book.error()};
    const auto wanted =
        sheet.empty() ? book->sheets.begin()
                      : std::find_if(book->sheets.begin(), book->sheets.end(),
                                     [&](const XlsxBook::Sheet& s) { return s.name == sheet; });
    if (wanted == book->sheets.end()) return Problems{no_such_sheet(*book, sheet, place)};
    const auto xml = parts->read(wanted->part);
    if (!xml) return Problems{xml.error()};
    SheetEvents events(*book, limits);
    if (!read_xml(*xml, events)) {
        return Problems{{Refusal::invalid, "La hoja «" + wanted->name + "» no se puede leer.",
                         std::string(place),
                         "Ábralo en la hoja de cálculo y guárdelo de nuevo como .xlsx."}};
    }
    TableBuilder builder(std::string(place) + ", hoja " + wanted->name, limits);
    builder.build(events);
    if (!builder.problems.empty()) return std::move(builder.problems);
    return XlsxSheet{wanted->name, std::move(builder.table), std::move(builder.notes)};
}

}  // namespace forms
