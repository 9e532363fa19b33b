#pragma once

#include "engine/statechart/data_model.h"
#include "workflows/case_work.h"

namespace workflows {

// Cases that a case opens (<invoke>, v:each) and what passes between them. Nothing here reaches
// another case: it asks for it, in the outbox, and case_delivery.h brings it there after the
// commit, as a command of the house with a key of its own. So no case ever waits for another's
// lock, and each has the whole matter in its own journal.

// The `type` of an <invoke> that opens a case.
inline constexpr char case_invoke_type[] = "urn:visado:chart";
inline constexpr char case_channel[] = "expediente";

// Types of the house's commands to cases about each other.
inline constexpr char open_child_event[] = "case.open";       // to a new case
inline constexpr char cancel_child_event[] = "case.cancel";   // to a child
inline constexpr char to_child_event[] = "case.event";        // to a child
inline constexpr char child_opened_event[] = "child.opened";  // to a parent, as the next two
inline constexpr char child_ended_event[] = "child.ended";
inline constexpr char from_child_event[] = "child.event";

// Where a child belongs, as commands and reports carry it: {"generation", "index", "invoke"}.
engine::Value address_of(const ChildCase& child);
bool is_same_address(const engine::Value& one, const engine::Value& other);
ChildCase* child_at(CaseState& state, const engine::Value& address);

// The case begins to wait for `child`, which is opened with `data` as the first values of its
// chart's data.
engine::Result<engine::Done> ask_for(CaseWork& work, ChildCase child, engine::Value data);
// One child for each item of the list. False without items.
engine::Result<bool> ask_for_each(CaseWork& work, engine::statechart::DataModel& model,
                                  engine::statechart::StateIndex state, const EachDefinition& each);
// The state that waited was left, or the case is over: those still open are cancelled.
void let_go(CaseWork& work, const std::string& state);
void let_go_of_all(CaseWork& work);

// <send> to "#_ID" or "#_parent". Whether such a target is there.
bool can_tell(const CaseState& state, const std::string& target);
void tell(CaseWork& work, const std::string& target, const engine::statechart::Event& event);
// The case is over: its parent hears its done data.
void tell_end(CaseWork& work, const engine::Value& done_data);

// What a child's end means to its parent's chart: done.invoke.ID, or done.invoke.ID.N and after the
// last of them done.each.ID with all results in the order of the items.
std::vector<engine::statechart::Event> end_events(const CaseState& state, const ChildCase& child);

engine::Value event_to_tell(const engine::statechart::Event& event);
engine::statechart::Event event_told(const engine::Value& told);

}  // namespace workflows
