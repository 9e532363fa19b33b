#include "forms/csv_writer.h"

#include "forms/decimal.h"

namespace forms {
namespace {

std::string cell_text(std::string_view cell, char separator) {
    std::string text = looks_like_formula(cell) ? "'" : "";
    text += cell;
    if (text.find_first_of(std::string("\"\r\n") + separator) == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

void write_row(const std::vector<std::string>& cells, char separator, std::string& out) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += separator;
        out += cell_text(cells[i], separator);
    }
    out += "\r\n";
}

}  // namespace

bool looks_like_formula(std::string_view cell) {
    if (cell.empty()) return false;
    constexpr std::string_view signs = "=+-@\t\r\n";
    if (signs.find(cell.front()) == std::string_view::npos) return false;
    return cell.front() != '-' || !canonical_decimal(cell);
}

std::string write_csv(const Table& table, char separator) {
    std::string out = "\xEF\xBB\xBF";
    write_row(table.columns, separator, out);
    for (const auto& row : table.rows) write_row(row.cells, separator, out);
    return out;
}

}  // namespace forms
