#pragma once

#include "engine/statechart/data_model.h"
#include "workflows/authority.h"
#include "workflows/package.h"

namespace workflows {

// A button: an act that this person may do now.
struct Offer {
    const Act* act = nullptr;
    Standing standing;
    std::string task;        // empty: an optional act, it stands on the page and not in the inbox
    std::int64_t entry = 0;  // of the act's state, to be sent back with the act
};

// What the case offers a person: state active, person authorised, and `cond` true where it does not
// mention _event (docs/charts.md, "Offered"). `model` is scratch. Document order; one offer an act.
std::vector<Offer> offers(const Package& package, const Organization& organization,
                          const CaseState& state, const std::string& person,
                          engine::calendar::Date day, engine::statechart::DataModel& model);

}  // namespace workflows
