#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "workflows/package.h"
#include "workflows/view_rows.h"

namespace workflows {

// The panels of a package: what stands on the board for the people they are meant for
// (docs/charts.md, "Panels"). Each looks at the rows of one view over cases.

// A text that each row has: a column of the view, or an expression over `fila`. Exactly one.
struct RowValue {
    std::string column;
    std::string expr;
    bool given() const { return !column.empty() || !expr.empty(); }
};

// What a row must be. All that is given must hold.
struct RowCondition {
    std::string place;  // "panels/tablero.json, panels.2, where.0"
    RowValue value;
    std::vector<std::string> is, is_not;  // "{year}" is the year of the day
    std::optional<bool> filled;
    std::string at_least, at_most;    // canonical decimals
    std::string before, from, until;  // a day: panel_days.h
    std::optional<Light> light;       // of the column
    std::string mine;  // "unit", "person": of who looks; a list holds it when one of its items does
};

struct PanelLight {
    double from = 0;  // the value of the panel, or the percentage of a bar, from which it counts
    Light light = Light::none;
    std::string says;  // its words
};

struct Panel {
    enum class Kind { figure, bars, dates };
    enum class Shown { count, percent, sum, newest };

    std::string place;  // "panels/tablero.json, panels.2"
    std::string id;
    std::string title;
    Kind kind = Kind::figure;
    Shown shown = Shown::count;
    Performers audience;              // whoever holds one of them sees it
    std::string view;                 // id of a view over cases
    std::vector<RowCondition> of;     // among which rows; empty: all
    std::vector<RowCondition> where;  // of these, which count; empty: all
    RowValue value;                   // sum and newest: of what; dates: the day
    RowValue label;                   // dates: what falls due; empty: the title of the case
    RowValue group;                   // bars
    std::string unit;                 // stands before a sum: "S/"
    std::vector<PanelLight> lights;   // rising
};

struct PanelSheet {
    std::string file;
    int order = 1000;  // among those of other packages
    std::vector<Panel> panels;
};

// All problems at once, each with the path inside the file.
engine::Result<PanelSheet, engine::Problems> read_panels(const std::string& json,
                                                         const std::string& file);

// What package.json names under "panels"; an empty sheet when it names nothing.
engine::Result<PanelSheet, engine::Problems> panels_of(const Package& package);

// Every value that a panel looks at, for checks.
std::vector<const RowValue*> values_of(const Panel& panel);

}  // namespace workflows
