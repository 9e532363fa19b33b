#pragma once

#include <string>
#include <vector>

#include "engine/base/value.h"
#include "forms/table.h"
#include "workflows/view_definition.h"

namespace workflows {

// How a cell stands, beside its words: never by colour alone.
enum class Light { none, green, amber, red };

// A case's data as a matrix: what a view shows, every cell as text.
struct Matrix {
    std::string title;
    std::vector<std::string> names;  // of the columns, as ViewColumn::name
    std::vector<double> widths;
    forms::Table table;  // headings and rows alone: what is imported again must be the same
    struct Group {
        std::size_t first_row = 0;  // index in table.rows
        std::string title;
        std::vector<std::string> totals = {};  // a cell a column; empty: none under this group
    };
    std::vector<Group> groups;               // empty: the view does not group
    std::vector<bool> numbers;               // columns of decimal numbers
    std::vector<bool> filters;               // columns among whose values one may choose
    std::vector<std::vector<Light>> lights;  // of each row; empty: the view has none
    std::vector<std::string> totals;         // a cell a column; empty: no totals
};

// `data` is the chart's data (chart_data of a case); a view whose rows are not there yet shows
// none. A cell of a column of numbers that is none is refused, and so is a light that does not
// exist. Text stays as it is; null is empty, yes/no "Sí" and "No", a list is joined by "; ". The
// refusal names the view's file and the row whose expression failed.
engine::Result<Matrix, engine::Problems> make_matrix(const ViewDefinition& view,
                                                     const std::string& functions,
                                                     const engine::Value& data);
engine::Result<Matrix, engine::Problems> make_matrix(const Package& package,
                                                     const ViewDefinition& view,
                                                     const engine::Value& data);

enum class MatrixFormat { csv, xlsx, json };

// The file's bytes. CSV has headings and rows only, so that it can be imported again; XLSX adds the
// groups, the totals and the lights as colours, and its numbers are numbers; JSON is
// {"title","columns":[{"name","heading"}],"rows":[{name: text}], "totals":{name: text}}. CSV and
// XLSX keep spreadsheets from running a cell as a formula.
std::string write_matrix(const Matrix& matrix, MatrixFormat format);

}  // namespace workflows
