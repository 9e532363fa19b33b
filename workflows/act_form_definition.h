#pragma once

#include "engine/statechart/data_model.h"
#include "workflows/case_state.h"
#include "workflows/package.h"

namespace workflows {

// The form of an act on a case as it stands: the package's, or the one that v:formexpr gives out of
// the case's data, in the shape of forms/ID.json (forms/README.md). Without fields when the act has
// none. `who` is what the expression sees as _x.act; `model` is scratch. The refusal says what is
// wrong with what the expression gave.
engine::Result<forms::Form> form_of(const Package& package, const CaseState& state, const Act& act,
                                    const ActRecord& who, engine::statechart::DataModel& model);

}  // namespace workflows
