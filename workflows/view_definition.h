#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "workflows/package.h"

namespace workflows {

// views/NAME.json: how a case's data become a matrix.

struct ViewColumn {
    std::string name;  // key of the cell in JSON and in `totals`: its path, or as given
    std::string heading;
    std::string path;     // inside the row, dotted; or
    std::string expr;     // ECMAScript over `fila`
    double width = 16;    // in characters
    bool number = false;  // decimal numbers: numbers in Excel too. Empty cells are none
    bool count = false;   // a total under it: how many cells are not empty
    bool sum = false;     // a total under it: the exact sum; then it is a number
    std::string light;    // ECMAScript over `fila` that says "verde", "ambar", "rojo" or nothing
    bool filter = false;  // on pages one may choose among its values
};

struct ViewTotals {
    bool given = false;
    std::string label;
    std::string label_column;        // empty: the first
    std::string count_column;        // holds how many rows there are; empty: nowhere
    std::vector<std::string> marks;  // of the counted columns, those where only an X counts
    bool by_group = false;           // under each group too
};

struct ViewDefinition {
    std::string file;  // views/matriz.json
    std::string id;
    std::string title;
    bool over_cases = false;  // "over": "cases": of all cases of the package (case_matrix.h)
    std::string rows;         // path in the chart's data to a list; empty, over cases: a row a case
    std::string group_by;     // path inside the row: equal rows stand together under its text
    std::string functions;    // file of the package; empty: those of the chart
    std::vector<ViewColumn> columns;
    ViewTotals totals;
};

// All problems at once, each with the path inside the file.
engine::Result<ViewDefinition, engine::Problems> read_view(const std::string& json,
                                                           const std::string& file);

// A view of a package by its name in package.json (empty: the only one).
engine::Result<ViewDefinition, engine::Problems> find_view(const Package& package,
                                                           const std::string& name);

// The views of a package that are over all its cases, or those that are of one; what cannot be read
// is left out (lint says so).
std::vector<ViewDefinition> views_of(const Package& package, bool over_cases);
// One of them by its id; not_found.
engine::Result<ViewDefinition> view_named(const Package& package, const std::string& id,
                                          bool over_cases);

}  // namespace workflows
