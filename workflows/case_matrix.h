#pragma once

#include "workflows/case_rows.h"
#include "workflows/matrix_view.h"

namespace workflows {

// A matrix over the cases of a package ("over": "cases"), as one person sees it: cases that they
// may not read have no row. Without a person, for commands at the console: all.
struct CaseMatrix {
    Matrix matrix;
    std::vector<CaseId> cases;  // of each row of the table: where its cells come from
    std::size_t count = 0;      // how many rows there are
    bool too_many = false;      // more than was asked for at most: the table has none of them
};

// A row for each case or element of a list (rows_over_cases), cases in order of number.
engine::Result<CaseMatrix, engine::Problems> matrix_over_cases(Cases& cases, const Package& package,
                                                               const ViewDefinition& view,
                                                               const std::string& person,
                                                               const Organization& organization);

// Those rows as a matrix, under the groups of the view.
CaseMatrix matrix_of_rows(const ViewPlan& plan, const std::vector<CaseRow>& rows);

// The rows that one case has in it, whoever looks.
engine::Result<CaseMatrix, engine::Problems> matrix_of_case(
    const Package& package, const ViewDefinition& view,
    const engine::durable::StreamSummary& summary, const CaseState& state);

}  // namespace workflows
