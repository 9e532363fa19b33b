#include "workflows/view_plan.h"

#include <algorithm>

#include "workflows/package_functions.h"

namespace workflows {

std::optional<std::size_t> ViewPlan::place_of(const RowValue& value) const {
    if (value.column.empty()) {
        const auto found = std::find(values.begin(), values.end(), value.expr);
        if (found == values.end()) return std::nullopt;
        return view.columns.size() + static_cast<std::size_t>(found - values.begin());
    }
    const auto found =
        std::find_if(view.columns.begin(), view.columns.end(),
                     [&](const ViewColumn& each) { return each.name == value.column; });
    if (found == view.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - view.columns.begin());
}

const std::string& ViewPlan::text(const ViewRow& row, std::size_t place) const {
    return place < view.columns.size() ? row.cells[place] : row.values[place - view.columns.size()];
}

const Panel* PackagePlan::panel(const std::string& id) const {
    const auto found = std::find_if(sheet.panels.begin(), sheet.panels.end(),
                                    [&](const Panel& each) { return each.id == id; });
    return found == sheet.panels.end() ? nullptr : &*found;
}

ViewPlan plan_of(const Package& package, const ViewDefinition& view) {
    ViewPlan plan{package.name, package.hash + "/" + view.id, view, {}, "", std::nullopt};
    auto functions = functions_for(package, view.functions);
    if (functions)
        plan.functions = std::move(*functions);
    else
        plan.problem = functions.error();
    return plan;
}

PackagePlan plan_of(const Package& package) {
    PackagePlan plan{package.name, package.title, {}, {}, {}};
    for (const ViewDefinition& each : views_of(package, true))
        plan.views.emplace(each.id, plan_of(package, each));
    auto sheet = panels_of(package);
    if (!sheet) {
        plan.problems = std::move(sheet.error());
        return plan;
    }
    plan.sheet = std::move(*sheet);
    for (const Panel& panel : plan.sheet.panels) {
        const auto view = plan.views.find(panel.view);
        if (view == plan.views.end()) continue;
        auto& values = view->second.values;
        for (const RowValue* each : values_of(panel)) {
            if (!each->expr.empty() &&
                std::find(values.begin(), values.end(), each->expr) == values.end())
                values.push_back(each->expr);
        }
    }
    return plan;
}

}  // namespace workflows
