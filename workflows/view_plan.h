#pragma once

#include <map>
#include <optional>

#include "workflows/panel_definition.h"

namespace workflows {

// A view over cases, and what the panels of its package look at besides its columns.
struct ViewPlan {
    std::string package;  // its name
    std::string key;      // of package version and view
    ViewDefinition view;
    std::vector<std::string> values;         // expressions
    std::string functions;                   // what both use
    std::optional<engine::Problem> problem;  // why its functions are none

    // Where a value stands in a row: a column, or one of `values` behind them. nullopt: no such
    // column.
    std::optional<std::size_t> place_of(const RowValue& value) const;
    const std::string& text(const ViewRow& row, std::size_t place) const;
};

// The views over cases of one version of a package, with its panels.
struct PackagePlan {
    std::string name, title;
    PanelSheet sheet;
    engine::Problems problems;              // why there are no panels
    std::map<std::string, ViewPlan> views;  // by id

    const Panel* panel(const std::string& id) const;
};

PackagePlan plan_of(const Package& package);

// A view without anything of panels, of one case or over cases.
ViewPlan plan_of(const Package& package, const ViewDefinition& view);

}  // namespace workflows
