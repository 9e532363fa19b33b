#pragma once

#include "workflows/case_matrix.h"
#include "workflows/installation.h"

namespace workflows {

// How a cell of a view came to say what it says: after each entry of the case's journal that
// changed it, its text. The history is decided again, so this stands on the journal alone.
struct CellChange {
    std::int64_t sequence = 0;  // the entry
    std::string text;           // what the cell says from then on; empty: nothing
};

// Which cell: a row is known by the text of its first column, and among equals by its order.
struct CellPlace {
    std::string row;
    std::size_t repeated = 0;  // 0: the first row with that text
    std::size_t column = 0;
};

// `view` is one of the case's own, or one over cases of its package. The refusal says what entry
// could not be decided again, or that the view failed.
engine::Result<std::vector<CellChange>, engine::Problems> cell_changes(Installation& house,
                                                                       const CaseView& seen,
                                                                       const ViewDefinition& view,
                                                                       const CellPlace& place);

}  // namespace workflows
