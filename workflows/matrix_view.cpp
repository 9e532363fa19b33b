#include "workflows/matrix_view.h"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>

#include "engine/ecmascript/limits.h"
#include "forms/decimal.h"
#include "workflows/package_functions.h"

namespace workflows {
namespace {

using engine::Problems;
using engine::Value;

bool is_mark(const std::string& cell) {
    return cell == "X" || cell == "x";
}

// The row under those from `first` to before `end`, which are as they are shown.
class Totals {
 public:
    Totals(const ViewDefinition& view, const std::vector<const ViewRow*>& rows, std::size_t first,
           std::size_t end)
        : view_(view), rows_(rows), first_(first), end_(end) {}

    std::vector<std::string> cells() const {
        const ViewTotals& totals = view_.totals;
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < view_.columns.size(); ++i) {
            const ViewColumn& column = view_.columns[i];
            const bool labelled =
                totals.label_column.empty() ? i == 0 : column.name == totals.label_column;
            const bool only_marks = std::find(totals.marks.begin(), totals.marks.end(),
                                              column.name) != totals.marks.end();
            if (column.count)
                cells.push_back(counted(i, only_marks) + left_out(i));
            else if (column.sum)
                cells.push_back(summed(i) + left_out(i));
            else if (column.name == totals.count_column)
                cells.push_back(std::to_string(end_ - first_));
            else
                cells.push_back(labelled ? totals.label : "");
        }
        return cells;
    }

 private:
    std::string left_out(std::size_t column) const {
        std::size_t count = 0;
        for (std::size_t i = first_; i < end_; ++i) count += rows_[i]->fault_of(column) != nullptr;
        if (count == 0) return "";
        return " (sin " + std::to_string(count) +
               (count == 1 ? " celda con error)" : " celdas con error)");
    }

    std::string counted(std::size_t column, bool only_marks) const {
        std::size_t count = 0;
        for (std::size_t i = first_; i < end_; ++i) {
            const std::string& text = rows_[i]->cells[column];
            if ((only_marks ? is_mark(text) : !text.empty()) &&
                rows_[i]->fault_of(column) == nullptr)
                ++count;
        }
        return std::to_string(count);
    }

    // Exact; "" when the sum has too many digits to be one.
    std::string summed(std::size_t column) const {
        std::optional<std::string> sum = "0";
        for (std::size_t i = first_; i < end_ && sum; ++i) {
            const auto number = forms::canonical_decimal(rows_[i]->cells[column]);
            if (number) sum = forms::add_decimals(*sum, *number);
        }
        return sum.value_or("");
    }

    const ViewDefinition& view_;
    const std::vector<const ViewRow*>& rows_;
    const std::size_t first_, end_;
};

class Arranging {
 public:
    Arranging(const ViewDefinition& view, const std::vector<const ViewRow*>& rows)
        : view_(view), rows_(rows) {
        Matrix& matrix = arranged_.matrix;
        matrix.title = view.title;
        for (const ViewColumn& each : view.columns) {
            matrix.names.push_back(each.name);
            matrix.widths.push_back(each.width);
            matrix.numbers.push_back(each.number);
            matrix.filters.push_back(each.filter);
            with_lights_ = with_lights_ || !each.light.empty();
            matrix.table.columns.push_back(each.heading);
        }
    }

    Arranged done() {
        if (view_.group_by.empty()) {
            for (std::size_t i = 0; i < rows_.size(); ++i) add(i);
        } else {
            add_groups();
        }
        if (view_.totals.given) add_totals();
        return std::move(arranged_);
    }

 private:
    void add_groups() {
        std::map<std::string, std::vector<std::size_t>> groups;
        std::vector<const std::string*> order;  // of first appearance
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            auto& group = groups[rows_[i]->group];
            if (group.empty()) order.push_back(&rows_[i]->group);
            group.push_back(i);
        }
        Matrix& matrix = arranged_.matrix;
        for (const std::string* title : order) {
            matrix.groups.push_back({matrix.table.rows.size(), *title});
            for (const std::size_t index : groups[*title]) add(index);
        }
    }

    void add(std::size_t index) {
        const ViewRow& row = *rows_[index];
        Matrix& matrix = arranged_.matrix;
        const std::size_t at = matrix.table.rows.size();
        for (const CellFault& each : row.faults) {
            if (each.column >= view_.columns.size()) continue;  // of a panel
            matrix.faults.push_back(
                {at,
                 each.column,
                 {engine::Refusal::invalid, each.message,
                  view_.file + ", " + forms::cell_place(at + 2, view_.columns[each.column].heading),
                  each.remedy}});
        }
        if (with_lights_) matrix.lights.push_back(row.lights);
        matrix.table.rows.push_back({at + 2, row.cells});
        arranged_.order.push_back(index);
        shown_.push_back(&row);
    }

    void add_totals() {
        Matrix& matrix = arranged_.matrix;
        const std::size_t rows = matrix.table.rows.size();
        matrix.totals = Totals(view_, shown_, 0, rows).cells();
        if (!view_.totals.by_group) return;
        for (std::size_t i = 0; i < matrix.groups.size(); ++i) {
            auto& group = matrix.groups[i];
            const std::size_t end =
                i + 1 < matrix.groups.size() ? matrix.groups[i + 1].first_row : rows;
            group.totals = Totals(view_, shown_, group.first_row, end).cells();
        }
    }

    const ViewDefinition& view_;
    const std::vector<const ViewRow*>& rows_;
    Arranged arranged_;
    std::vector<const ViewRow*> shown_;  // in the order of the table
    bool with_lights_ = false;
};

engine::Result<Matrix, Problems> made(const ViewDefinition& view, const std::string& functions,
                                      const Value& data) {
    const Value* list = engine::find_path(data, view.rows);
    if (list != nullptr && !list->is_array() && !list->is_null()) {
        return Problems{{engine::Refusal::invalid, "«" + view.rows + "» no es una lista.",
                         view.file, "Corrija «rows»."}};
    }
    const std::vector<std::string> no_values;
    RowMaker maker(view, no_values, functions);
    std::vector<ViewRow> rows;
    if (list != nullptr && list->is_array()) {
        for (const Value& datum : *list) rows.push_back(maker.make(datum));
    }
    std::vector<const ViewRow*> all;
    for (const ViewRow& each : rows) all.push_back(&each);
    return arrange(view, all).matrix;
}

}  // namespace

Arranged arrange(const ViewDefinition& view, const std::vector<const ViewRow*>& rows) {
    return Arranging(view, rows).done();
}

engine::Result<Matrix, Problems> make_matrix(const ViewDefinition& view,
                                             const std::string& functions, const Value& data) {
    try {
        return made(view, functions, data);
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
