#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace forms {

// A sheet of text cells under named columns, as CSV and XLSX give and take it. Whoever reads a
// table turns text into dates and numbers and complains by row and column.
struct TableRow {
    std::size_t number = 0;          // as the person sees it in the sheet: the heading is row 1
    std::vector<std::string> cells;  // one per column
};

struct Table {
    std::vector<std::string> columns;
    std::vector<TableRow> rows;

    // Index of a column, or `none`.
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t column(std::string_view name) const {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i] == name) return i;
        }
        return none;
    }
};

// "fila 4, columna meta": the place of a Problem about a cell.
inline std::string cell_place(std::size_t row, std::string_view column) {
    return "fila " + std::to_string(row) + ", columna " + std::string(column);
}

// What is read is bounded: a table from outside may be hostile.
struct TableLimits {
    std::size_t max_bytes = 20'000'000;
    std::size_t max_rows = 100'000;
    std::size_t max_columns = 200;
    std::size_t max_cell_bytes = 100'000;
};

}  // namespace forms
