#pragma once

#include <optional>

#include "engine/calendar/legal_term.h"
#include "workflows/case_state.h"

namespace workflows {

// The term with the derivation of its last leg. Refuses days outside the table.
engine::Result<engine::calendar::Term> counted(const TermCount& count,
                                               const engine::calendar::HolidayTable& holidays);

// What the calendar as it is now makes of a running term, when that is a later day. A day declared
// not a working day while the term runs does not count (TUO of Ley 27444, art. 145.1). Nothing in
// the sources lets a day that turns out to be a working one take away what was told to people: an
// earlier day is never the answer (docs/decisions/0015).
std::optional<engine::calendar::Term> moved_by_calendar(
    const CaseTerm& term, const engine::calendar::HolidayTable& holidays);

}  // namespace workflows
