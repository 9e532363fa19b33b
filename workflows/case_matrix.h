#pragma once

#include "workflows/cases.h"
#include "workflows/matrix_view.h"

namespace workflows {

// A matrix over the cases of a package ("over": "cases"), as one person sees it: cases that they
// may not read have no row. Without a person, for commands at the console: all.
struct CaseMatrix {
    Matrix matrix;
    std::vector<CaseId> cases;  // of each row of the table: where its cells come from
};

// A row (`fila` of expressions, the object that paths begin in) is {"caso": {"numero", "titulo",
// "estado", "terminado", "abierto", "actualizado"}, "datos": the chart's data, "item": with `rows`,
// one element of that list of the case}. Cases in order of number.
engine::Result<CaseMatrix, engine::Problems> matrix_over_cases(Cases& cases, const Package& package,
                                                               const ViewDefinition& view,
                                                               const std::string& person,
                                                               const Organization& organization);

// The rows that one case has in it, whoever looks.
engine::Result<CaseMatrix, engine::Problems> matrix_of_case(
    const Package& package, const ViewDefinition& view,
    const engine::durable::StreamSummary& summary, const CaseState& state);

}  // namespace workflows
