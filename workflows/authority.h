#pragma once

#include "engine/calendar/date.h"
#include "workflows/case_state.h"
#include "workflows/organization.h"
#include "workflows/procedure.h"

namespace workflows {

// In whose right an act is done, and through which task (nullptr: the act's own v:by).
struct Grant {
    const Act* act = nullptr;
    Standing standing;
    const TaskDefinition* task = nullptr;
};

// The one place that says who may do what in a case (docs/charts.md, "Who may act"). Web, command
// line, API and imports all end here, because the decider asks it for every command of a person.
class Authority {
 public:
    Authority(const engine::statechart::Chart& chart, const Procedure& procedure,
              const Organization& organization)
        : chart_(chart), procedure_(procedure), organization_(organization) {}

    // Refusal::not_authorized names what is missing: the right (role, unit, encargatura), or the
    // separation of duties and the earlier act that stands against it. `behalf` empty: any
    // standing, own right first.
    engine::Result<Grant> may(const Act& act, const CaseState& state, const std::string& actor,
                              const std::string& behalf, engine::calendar::Date day) const;

 private:
    struct Option {
        const Performers* by;
        const std::vector<std::string>* not_by;
        const TaskDefinition* task;
    };
    std::vector<Option> options(const Act& act) const;
    engine::Problem lacking_right(const Act& act, const std::string& actor) const;
    std::string names(const Performers& performers) const;

    const engine::statechart::Chart& chart_;
    const Procedure& procedure_;
    const Organization& organization_;
};

// True when this person did, or was represented in, an act that `not_by` names.
bool is_barred(const std::vector<std::string>& not_by, const CaseState& state,
               const std::string& person);

// Who may read a case: whoever may open cases of its kind, whoever its chart awaits anywhere or
// reminds, whoever acted in it or was represented, and who stands in for one of them on that day.
// To everybody else the case does not exist.
bool may_see(const CaseState& state, const Procedure& procedure, const Performers& starters,
             const Organization& organization, const std::string& person,
             engine::calendar::Date day);

// Whether somebody acted in the case, in person or represented, or is awaited in it that day: who
// may comment.
bool takes_part(const CaseState& state, const Organization& organization, const std::string& person,
                engine::calendar::Date day);

// The chart's data as stored in the case, for field: performers and notices.
const engine::Value& chart_data(const CaseState& state);

}  // namespace workflows
