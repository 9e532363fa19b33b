#pragma once

#include "workflows/cases.h"
#include "workflows/view_shelf.h"

namespace workflows {

// A row of a view over cases, and the case it is of.
struct CaseRow {
    CaseId id;
    std::string title;  // of the case
    ViewShelf::Rows rows;
    std::size_t index = 0;

    const ViewRow& row() const { return (*rows)[index]; }
};

// The rows of one view over all cases that a person may read, in order of case.
struct GatheredRows {
    std::vector<CaseRow> rows;  // none when there are too many
    std::size_t count = 0;      // how many there are
    bool too_many = false;
    std::optional<engine::Problem> problem;  // why none could be made out
};

// In one walk over the cases. The rows of a case are (docs/charts.md, "Imports and views") made of
// {"caso": {"numero", "titulo", "estado", "terminado", "abierto", "actualizado"}, "datos": the
// chart's data, "item": with `rows`, one element of that list}. Cases that the person may not read
// (may_see) have none; without a person, for commands at the console, all have. Beyond `most_rows`
// rows of a view they are counted and no longer made out (0: no bound). Without a shelf every row
// is made out.
std::vector<GatheredRows> rows_over_cases(Cases& cases, ViewShelf* shelf,
                                          const std::vector<const ViewPlan*>& plans,
                                          const std::string& person,
                                          const Organization& organization,
                                          std::size_t most_rows = 0);

// Those of one case, whoever looks. Throws as RowMaker does.
std::vector<CaseRow> rows_of_case(const ViewPlan& plan,
                                  const engine::durable::StreamSummary& summary,
                                  const CaseState& state);

}  // namespace workflows
