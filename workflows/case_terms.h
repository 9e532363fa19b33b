#pragma once

#include "engine/statechart/data_model.h"
#include "workflows/case_work.h"

namespace workflows {

inline constexpr char moved_notice[] = "plazo-recalculado";

// The terms of a case (docs/charts.md, "Deadlines"; TUO of Ley 27444, arts. 142-147).

// Arms the deadline of a state just entered: computes the due day with its derivation and plans the
// reminders. The refusal names the chart's line.
engine::Result<engine::Done> arm_term(CaseWork& work, engine::statechart::DataModel& model,
                                      const DeadlineDefinition& deadline);

// A running term goes on under the deadline that another version of the package gives it: its due
// day stays, its event and the reminders still to come are the new ones.
engine::Result<engine::Done> keep_term(CaseWork& work, CaseTerm& term,
                                       const DeadlineDefinition& deadline);

// Gives a running term the later day that the calendar now makes of it; false: it stays. Tells the
// performers by the notice `plazo-recalculado`, when the package has one.
engine::Result<bool> recount_term(CaseWork& work, CaseTerm& term);

// v:extend: `by` a term from the current due day, or `to` an ISO day. Re-arms an expired term.
engine::Result<engine::Done> extend_term(CaseWork& work, const std::string& id,
                                         const std::string& by, const std::string& to);

// The reminder has gone out: plans the next of its kind, or none.
engine::Result<engine::Done> advance_reminder(CaseWork& work, CaseTerm& term,
                                              const DeadlineDefinition& deadline,
                                              std::int64_t index, const std::string& date);

// A notice about a term, still without name: to those who may do the tasks of its state or of the
// nearest around it that has any, or else the open ones inside it. Its `task` is one of them; where
// none is open, what the state is called stands for it, so that a template always finds one.
NoticeRequest notice_of_term(const CaseWork& work, const CaseTerm& term,
                             engine::statechart::StateIndex state);

// The nearest due day that the task waits for: of a deadline on its own state or on one inside or
// around it. ISO; nullopt without one.
std::optional<std::string> due_of_task(const Package& package, const CaseState& state,
                                       const CaseTask& task);

// Writes that day into every open task.
void date_tasks(const Package& package, CaseState& state);

// Deadlines, reminders and delayed sends of a stored case as timers.
std::vector<engine::durable::ArmedTimer> timers_of(const CaseState& state);

}  // namespace workflows
