#include "workflows/matrix_view.h"

#include <algorithm>
#include <stdexcept>

#include "engine/ecmascript/expression_evaluator.h"
#include "workflows/package_functions.h"

namespace workflows {
namespace {

using engine::Problems;
using engine::Value;

std::string cell_text(const Value& value) {
    if (value.is_null()) return "";
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return value.get<bool>() ? "Sí" : "No";
    if (!value.is_array()) return engine::canonical_json(value);
    std::string list;
    for (const auto& each : value) list += (list.empty() ? "" : "; ") + cell_text(each);
    return list;
}

bool is_mark(const std::string& cell) {
    return cell == "X" || cell == "x";
}

class MatrixMaker {
 public:
    MatrixMaker(const ViewDefinition& view, const std::string& functions)
        : view_(view), evaluator_({}, functions) {
        matrix_.title = view.title;
        for (const ViewColumn& each : view.columns) {
            matrix_.names.push_back(each.name);
            matrix_.widths.push_back(each.width);
            matrix_.table.columns.push_back(each.heading);
        }
    }

    engine::Result<Matrix, Problems> make(const Value& data) {
        const Value* rows = engine::find_path(data, view_.rows);
        if (rows != nullptr && !rows->is_array() && !rows->is_null()) {
            return Problems{{engine::Refusal::invalid, "«" + view_.rows + "» no es una lista.",
                             view_.file, "Corrija «rows»."}};
        }
        if (rows != nullptr && rows->is_array()) add_rows(*rows);
        if (view_.totals.given) add_totals();
        if (!problems_.empty()) return problems_;
        return std::move(matrix_);
    }

 private:
    void add_rows(const Value& rows) {
        if (view_.group_by.empty()) {
            for (const Value& row : rows) add_row(row);
            return;
        }
        std::vector<std::string> order;  // of first appearance
        for (const Value& row : rows) {
            const std::string title = group_of(row);
            if (std::find(order.begin(), order.end(), title) == order.end()) order.push_back(title);
        }
        for (const std::string& title : order) {
            matrix_.groups.push_back({matrix_.table.rows.size(), title});
            for (const Value& row : rows) {
                if (group_of(row) == title) add_row(row);
            }
        }
    }

    std::string group_of(const Value& row) const {
        const Value* value = engine::find_path(row, view_.group_by);
        return value == nullptr ? "" : cell_text(*value);
    }

    void add_row(const Value& row) {
        std::vector<std::string> cells;
        for (const ViewColumn& column : view_.columns) cells.push_back(cell(column, row));
        matrix_.table.rows.push_back({matrix_.table.rows.size() + 2, std::move(cells)});
    }

    std::string cell(const ViewColumn& column, const Value& row) {
        if (column.expr.empty()) {
            const Value* value = engine::find_path(row, column.path);
            return value == nullptr ? "" : cell_text(*value);
        }
        const auto value = evaluator_.evaluate(column.expr, {{"fila", row}});
        if (value) return *value ? cell_text(**value) : "";
        problems_.push_back(
            {engine::Refusal::invalid,
             "No se pudo evaluar «" + column.expr + "»: " + value.error().message,
             view_.file + ", " + forms::cell_place(matrix_.table.rows.size() + 2, column.heading),
             "Corrija la expresión."});
        return "";
    }

    std::string count(std::size_t column) const {
        const auto& marks = view_.totals.marks;
        const bool only_marks =
            std::find(marks.begin(), marks.end(), view_.columns[column].name) != marks.end();
        const auto& rows = matrix_.table.rows;
        return std::to_string(
            std::count_if(rows.begin(), rows.end(), [&](const forms::TableRow& row) {
                const std::string& text = row.cells[column];
                return only_marks ? is_mark(text) : !text.empty();
            }));
    }

    void add_totals() {
        const ViewTotals& totals = view_.totals;
        for (std::size_t i = 0; i < view_.columns.size(); ++i) {
            const ViewColumn& column = view_.columns[i];
            const bool labelled =
                totals.label_column.empty() ? i == 0 : column.name == totals.label_column;
            if (column.count)
                matrix_.totals.push_back(count(i));
            else if (column.name == totals.count_column)
                matrix_.totals.push_back(std::to_string(matrix_.table.rows.size()));
            else
                matrix_.totals.push_back(labelled ? totals.label : "");
        }
    }

    const ViewDefinition& view_;
    engine::ecmascript::ExpressionEvaluator evaluator_;
    Matrix matrix_;
    Problems problems_;
};

}  // namespace

engine::Result<Matrix, Problems> make_matrix(const ViewDefinition& view,
                                             const std::string& functions, const Value& data) {
    try {
        return MatrixMaker(view, functions).make(data);
    } catch (const std::invalid_argument& wrong) {
        return Problems{{engine::Refusal::invalid, wrong.what(), view.file,
                         "Corrija las funciones del paquete."}};
    } catch (const engine::ecmascript::Exhausted& tired) {
        return Problems{{engine::Refusal::invalid, tired.what(), view.file,
                         "Simplifique las expresiones de la vista."}};
    }
}

engine::Result<Matrix, Problems> make_matrix(const Package& package, const ViewDefinition& view,
                                             const Value& data) {
    const auto functions = functions_for(package, view.functions);
    if (!functions) return Problems{functions.error()};
    return make_matrix(view, *functions, data);
}

}  // namespace workflows
