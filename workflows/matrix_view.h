#pragma once

#include <string>
#include <vector>

#include "engine/base/value.h"
#include "forms/table.h"
#include "workflows/view_definition.h"
#include "workflows/view_rows.h"

namespace workflows {

// A cell that could not be made out. Its text says so, beginning with "ERROR: ".
struct MatrixFault {
    std::size_t row = 0, column = 0;  // of the table
    engine::Problem problem;          // place: the view's file, the row and the column
};

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
    std::vector<MatrixFault> faults;         // in order of rows
};

// Rows as a matrix: those of a group stand together under its title, groups in order of first
// appearance. A total says how many cells it leaves out because they failed.
struct Arranged {
    Matrix matrix;
    std::vector<std::size_t> order;  // of each row of the table, which of `rows` it is
};
Arranged arrange(const ViewDefinition& view, const std::vector<const ViewRow*>& rows);

// `data` is the chart's data (chart_data of a case); a view whose rows are not there yet shows
// none. Text stays as it is; null is empty, yes/no "Sí" and "No", a list is joined by "; ". A cell
// whose expression fails, one of a column of numbers that is none and one with a light that does
// not exist are faults; the others are as they are. Refused is a view that cannot begin: its rows
// are no list, its functions none, or an expression comes to no end.
engine::Result<Matrix, engine::Problems> make_matrix(const ViewDefinition& view,
                                                     const std::string& functions,
                                                     const engine::Value& data);
engine::Result<Matrix, engine::Problems> make_matrix(const Package& package,
                                                     const ViewDefinition& view,
                                                     const engine::Value& data);

enum class MatrixFormat { csv, xlsx, json };

// The file's bytes. CSV has headings and rows only, so that it can be imported again; XLSX adds the
// groups, the totals and the lights as colours, and its numbers are numbers; JSON is
// {"title","columns":[{"name","heading"}],"rows":[{name: text}], "totals":{name: text}, "errors":
// [{"row","column","message"}] where there are some}. CSV and XLSX keep spreadsheets from running a
// cell as a formula. A cell that failed says so in words everywhere, in XLSX in red.
std::string write_matrix(const Matrix& matrix, MatrixFormat format);

}  // namespace workflows
