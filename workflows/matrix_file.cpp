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

forms::XlsxShade shade_of(Light light) {
    switch (light) {
        case Light::green:
            return forms::XlsxShade::good;
        case Light::amber:
            return forms::XlsxShade::attention;
        case Light::red:
            return forms::XlsxShade::bad;
        case Light::none:
            break;
    }
    return forms::XlsxShade::none;
}

// Everything a person wants to see on one sheet.
class Sheet {
 public:
    explicit Sheet(const Matrix& matrix) : matrix_(matrix) {
        layout_ = {sheet_name(matrix.title), matrix.title, matrix.widths, matrix.numbers, {}};
        table_.columns = matrix.table.columns;
        const auto& groups = matrix.groups;
        std::size_t next = 0;
        for (std::size_t i = 0; i < matrix.table.rows.size(); ++i) {
            if (next < groups.size() && groups[next].first_row == i) {
                if (next > 0) add_totals_of(groups[next - 1]);
                add({groups[next++].title});
            }
            add_row(i);
        }
        if (next > 0) add_totals_of(groups[next - 1]);
        if (!matrix.totals.empty()) add(matrix.totals);
    }
    std::string bytes() const { return forms::write_xlsx(table_, layout_); }

 private:
    void add_totals_of(const Matrix::Group& group) {
        if (!group.totals.empty()) add(group.totals);
    }

    void add_row(std::size_t index) {
        for (const MatrixFault& each : matrix_.faults) {
            if (each.row == index)
                layout_.shades[{table_.rows.size(), each.column}] = forms::XlsxShade::bad;
        }
        if (index < matrix_.lights.size()) {
            for (std::size_t column = 0; column < matrix_.lights[index].size(); ++column) {
                const auto shade = shade_of(matrix_.lights[index][column]);
                if (shade != forms::XlsxShade::none)
                    layout_.shades[{table_.rows.size(), column}] = shade;
            }
        }
        add(matrix_.table.rows[index].cells);
    }

    void add(std::vector<std::string> cells) {
        cells.resize(table_.columns.size());
        table_.rows.push_back({table_.rows.size() + 2, std::move(cells)});
    }

    const Matrix& matrix_;
    forms::Table table_;
    forms::XlsxLayout layout_;
};

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
    for (const MatrixFault& each : matrix.faults)
        all["errors"].push_back({{"row", each.row},
                                 {"column", matrix.names[each.column]},
                                 {"message", each.problem.message}});
    return all.dump(2) + "\n";
}

}  // namespace

std::string write_matrix(const Matrix& matrix, MatrixFormat format) {
    switch (format) {
        case MatrixFormat::csv:
            return forms::write_csv(matrix.table);
        case MatrixFormat::xlsx:
            return Sheet(matrix).bytes();
        case MatrixFormat::json:
            return to_json(matrix);
    }
    return "";
}

}  // namespace workflows
