#pragma once

#include <optional>

#include "workflows/case_request.h"
#include "workflows/case_work.h"

namespace workflows {

// Secret acts and the ballot boxes that take what they say (docs/decisions/0022). The case knows
// who put something in and how often; what it was is in the store's box, until the box is counted
// in an entry of its own or destroyed unread.

// The house's command that brings a box's ballots into the journal, and the item that asks for it.
inline constexpr char box_counted_event[] = "box.counted";
inline constexpr char count_box_order[] = "box.count";

// Takes the data out of the request: live they become the ballot, in a replay they are gone
// already. Refuses a box that is no longer open.
engine::Result<engine::Done> cast(CaseWork& work, const Act& act, CaseRequest& request);

// A state with v:count was entered: no more ballots, and the count is asked for.
engine::Result<engine::Done> ask_to_count(CaseWork& work, const CountDefinition& count);

// The case is over: what was never counted is destroyed unread.
void destroy_uncounted(CaseWork& work);

// Whether all that the tasks of this state ask is secret: only the person can do it.
bool is_personal(const Package& package, const std::string& state);

// Whether this person may read on a page who did a secret act: those whom its chart says, in their
// own right (v:named-to). To all others it is told without the name.
bool reads_names(const Package& package, const CaseState& state, const Organization& organization,
                 const std::string& event, const std::string& person);

// Why nothing but the form's answers may come with a secret act; nullopt: nothing else came.
std::optional<engine::Problem> gives_away(const Act& act, const CaseRequest& request);

}  // namespace workflows
