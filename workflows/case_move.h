#pragma once

#include "engine/statechart/data_model.h"
#include "workflows/case_work.h"
#include "workflows/version_names.h"

namespace workflows {

// A case's way to another version of its package (docs/charts.md, "Versions").

// `state`, a case on `from`, as it would stand on `to`: states, history, variables, acts, tasks and
// terms under their new names; variables that `to` adds have the value of `fresh` (the data of an
// instance of `to` that has just begun), those it no longer declares are gone. All reasons at once
// why it cannot stand there. CaseStep::settle() then brings tasks and terms in line.
engine::Result<CaseState, engine::Problems> on_version(const CaseState& state, const Package& from,
                                                       const Package& to,
                                                       const engine::Value& fresh,
                                                       const VersionNames& names,
                                                       std::int64_t sequence);

// The data of an instance of the package that has just begun. `model` is scratch.
engine::Value fresh_data(const Package& package, engine::statechart::DataModel& model,
                         const CaseState& state);

}  // namespace workflows
