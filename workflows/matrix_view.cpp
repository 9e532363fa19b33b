#include "workflows/matrix_view.h"

#include <algorithm>
#include <stdexcept>

#include "engine/ecmascript/expression_evaluator.h"
#include "forms/decimal.h"
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

std::string counted(const forms::Table& table, std::size_t column, bool only_marks,
                    std::size_t first, std::size_t end) {
    std::size_t count = 0;
    for (std::size_t i = first; i < end; ++i) {
        const std::string& text = table.rows[i].cells[column];
        if (only_marks ? is_mark(text) : !text.empty()) ++count;
    }
    return std::to_string(count);
}

// Exact; "" when the sum has too many digits to be one.
std::string summed(const forms::Table& table, std::size_t column, std::size_t first,
                   std::size_t end) {
    std::optional<std::string> sum = "0";
    for (std::size_t i = first; i < end && sum; ++i) {
        const auto number = forms::canonical_decimal(table.rows[i].cells[column]);
        if (number) sum = forms::add_decimals(*sum, *number);
    }
    return sum.value_or("");
}

// The row under the rows from `first` to before `end`.
std::vector<std::string> totals_of(const forms::Table& table, const ViewDefinition& view,
                                   std::size_t first, std::size_t end) {
    const ViewTotals& totals = view.totals;
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        const ViewColumn& column = view.columns[i];
        const bool labelled =
            totals.label_column.empty() ? i == 0 : column.name == totals.label_column;
        const bool only_marks =
            std::find(totals.marks.begin(), totals.marks.end(), column.name) != totals.marks.end();
        if (column.count)
            cells.push_back(counted(table, i, only_marks, first, end));
        else if (column.sum)
            cells.push_back(summed(table, i, first, end));
        else if (column.name == totals.count_column)
            cells.push_back(std::to_string(end - first));
        else
            cells.push_back(labelled ? totals.label : "");
    }
    return cells;
}

class MatrixMaker {
 public:
    MatrixMaker(const ViewDefinition& view, const std::string& functions)
        : view_(view), evaluator_({}, functions) {
        matrix_.title = view.title;
        for (const ViewColumn& each : view.columns) {
            matrix_.names.push_back(each.name);
            matrix_.widths.push_back(each.width);
            matrix_.numbers.push_back(each.number);
            matrix_.filters.push_back(each.filter);
            with_lights_ = with_lights_ || !each.light.empty();
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
        if (view_.totals.given && problems_.empty()) add_totals();
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
        if (with_lights_) {
            matrix_.lights.emplace_back();
            for (const ViewColumn& column : view_.columns)
                matrix_.lights.back().push_back(light(column, row));
        }
        matrix_.table.rows.push_back({matrix_.table.rows.size() + 2, std::move(cells)});
    }

    void complain(const ViewColumn& column, std::string message, std::string remedy) {
        problems_.push_back(
            {engine::Refusal::invalid, std::move(message),
             view_.file + ", " + forms::cell_place(matrix_.table.rows.size() + 2, column.heading),
             std::move(remedy)});
    }

    std::string evaluated(const ViewColumn& column, const std::string& expr, const Value& row) {
        const auto value = evaluator_.evaluate(expr, {{"fila", row}});
        if (value) return *value ? cell_text(**value) : "";
        complain(column, "No se pudo evaluar «" + expr + "»: " + value.error().message,
                 "Corrija la expresión.");
        return "";
    }

    std::string cell(const ViewColumn& column, const Value& row) {
        std::string text;
        if (!column.expr.empty()) {
            text = evaluated(column, column.expr, row);
        } else if (const Value* value = engine::find_path(row, column.path)) {
            text = cell_text(*value);
        }
        if (column.number && !text.empty() && !forms::canonical_decimal(text))
            complain(column, "«" + text + "» no es un número.",
                     "Corrija el dato, o quite \"number\" y \"sum\" de la columna.");
        return text;
    }

    Light light(const ViewColumn& column, const Value& row) {
        if (column.light.empty()) return Light::none;
        const std::string word = evaluated(column, column.light, row);
        if (word == "verde") return Light::green;
        if (word == "ambar") return Light::amber;
        if (word == "rojo") return Light::red;
        if (!word.empty())
            complain(column, "No existe la luz «" + word + "».",
                     "Use \"verde\", \"ambar\", \"rojo\" o nada.");
        return Light::none;
    }

    void add_totals() {
        const std::size_t rows = matrix_.table.rows.size();
        matrix_.totals = totals_of(matrix_.table, view_, 0, rows);
        if (!view_.totals.by_group) return;
        for (std::size_t i = 0; i < matrix_.groups.size(); ++i) {
            auto& group = matrix_.groups[i];
            const std::size_t end =
                i + 1 < matrix_.groups.size() ? matrix_.groups[i + 1].first_row : rows;
            group.totals = totals_of(matrix_.table, view_, group.first_row, end);
        }
    }

    const ViewDefinition& view_;
    engine::ecmascript::ExpressionEvaluator evaluator_;
    Matrix matrix_;
    bool with_lights_ = false;
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
