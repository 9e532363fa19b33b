// A matrix as a file for people and for programs.
#include "forms/csv_writer.h"
#include "forms/xlsx_writer.h"
#include "workflows/matrix_view.h"

namespace workflows {
namespace {

using engine::Value;

std::string sheet_name(const std::string& title) {
    std::string name;
    std::size_t characters = 0;
    for (const char c : title) {
        const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (begins && ++characters > 31) break;  // Excel's limit
        name += std::string_view("[]:*?/\\").find(c) == std::string_view::npos ? c : ' ';
    }
    return name.empty() ? "Matriz" : name;
}

// Everything a person wants to see on one sheet.
forms::Table printed(const Matrix& matrix) {
    forms::Table table;
    table.columns = matrix.table.columns;
    const auto add = [&](std::vector<std::string> cells) {
        cells.resize(table.columns.size());
        table.rows.push_back({table.rows.size() + 2, std::move(cells)});
    };
    auto group = matrix.groups.begin();
    for (std::size_t i = 0; i < matrix.table.rows.size(); ++i) {
        if (group != matrix.groups.end() && group->first_row == i) add({(group++)->title});
        add(matrix.table.rows[i].cells);
    }
    if (!matrix.totals.empty()) add(matrix.totals);
    return table;
}

Value row_value(const Matrix& matrix, const std::vector<std::string>& cells) {
    Value row = Value::object();
    for (std::size_t i = 0; i < cells.size(); ++i) row[matrix.names[i]] = cells[i];
    return row;
}

std::string to_json(const Matrix& matrix) {
    Value columns = Value::array();
    for (std::size_t i = 0; i < matrix.names.size(); ++i)
        columns.push_back({{"name", matrix.names[i]}, {"heading", matrix.table.columns[i]}});
    Value rows = Value::array();
    for (const auto& row : matrix.table.rows) rows.push_back(row_value(matrix, row.cells));
    Value all = {{"title", matrix.title}, {"columns", columns}, {"rows", rows}};
    if (!matrix.totals.empty()) all["totals"] = row_value(matrix, matrix.totals);
    return all.dump(2) + "\n";
}

}  // namespace

std::string write_matrix(const Matrix& matrix, MatrixFormat format) {
    switch (format) {
        case MatrixFormat::csv:
            return forms::write_csv(matrix.table);
        case MatrixFormat::xlsx:
            return forms::write_xlsx(printed(matrix),
                                     {sheet_name(matrix.title), matrix.title, matrix.widths});
        case MatrixFormat::json:
            return to_json(matrix);
    }
    return "";
}

}  // namespace workflows
