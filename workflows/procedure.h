#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/statechart/chart.h"
#include "workflows/performers.h"

namespace workflows {

inline constexpr char vocabulary_namespace[] = "urn:visado:chart:1";

// What the elements and attributes of urn:visado:chart:1 say on a chart, read once. The definition
// of the vocabulary is docs/charts.md; the kernel carries these annotations without meaning.

// v:task: who is awaited while its state is active.
struct TaskDefinition {
    std::string id;
    std::string title;
    Performers by;
    std::vector<std::string> not_by;  // act names, prefixes as SCXML descriptors
    enum class Once { no, person, unit } once = Once::no;
    std::uint32_t line = 0;
};

// v:remind: a notice before or after the due day of its deadline.
struct ReminderDefinition {
    int offset = 0;            // working days: negative before, positive after the due day
    std::optional<int> every;  // repeated each so many working days until the state is left
    std::string notice;
    Performers to;  // empty: the performers of the state
    std::uint32_t line = 0;
};

// v:deadline: until when its state waits.
struct DeadlineDefinition {
    std::string id;
    std::string after;                          // "7 habiles"
    engine::statechart::Expression after_expr;  // gives such a text
    engine::statechart::Expression at;          // gives an ISO date
    engine::statechart::Expression from;        // gives an ISO date; else the day of the act
    std::string before;                         // pulls the due day back by a term
    std::string event;                          // raised when the term expires; may be empty
    std::string norm;
    std::string calendar = "H";
    std::vector<ReminderDefinition> reminders;
    std::uint32_t line = 0;
};

// v:each: while its state is active, one case for each item of a list.
struct EachDefinition {
    std::string id;
    engine::statechart::Expression in;  // gives the list
    std::string as;                     // the datum that holds the item while `params` are read
    std::string source;                 // package of the cases
    std::vector<engine::statechart::Param> params;
    std::uint32_t line = 0;
};

// v:count: while its state is active a ballot box is opened and counted.
struct CountDefinition {
    std::string box;
    std::uint32_t line = 0;
};

// A labelled transition: a button.
struct Act {
    engine::statechart::TransitionIndex transition = 0;
    std::string event;
    std::string label;
    Performers by;  // empty: the tasks around decide
    std::vector<std::string> not_by;
    std::string form;
    engine::statechart::Expression form_expr;  // gives a form's definition; instead of `form`
    std::string secret;   // ballot box that takes what the form says; empty: the journal has it
    Performers named_to;  // of a secret act: who else may read on pages who did it
    std::string refusal;  // words when no transition can be taken
    engine::statechart::Expression refusal_expr;  // gives such words; empty text: `refusal`
    bool comment_required = false;
    bool danger = false;
    std::uint32_t line = 0;

    bool has_form() const { return !form.empty() || form_expr.given(); }
    bool is_secret() const { return !secret.empty(); }
};

struct Procedure {
    std::map<engine::statechart::StateIndex, std::string> labels;
    std::map<engine::statechart::StateIndex, std::vector<TaskDefinition>> tasks;
    std::map<engine::statechart::StateIndex, std::vector<DeadlineDefinition>> deadlines;
    std::map<engine::statechart::StateIndex, std::vector<EachDefinition>> eaches;
    std::map<engine::statechart::StateIndex, std::vector<CountDefinition>> counts;
    std::vector<std::string> accepted;  // v:accepts: events that may come from other cases and mail
    std::vector<Act> acts;              // document order

    const Act* act_of(engine::statechart::TransitionIndex transition) const;
    // The secret act of that name; nullptr: there is none.
    const Act* secret_act(const std::string& event) const;
    // Tasks of the nearest self-or-ancestor state that has any; empty when none has.
    const std::vector<TaskDefinition>& tasks_around(const engine::statechart::Chart& chart,
                                                    engine::statechart::StateIndex state) const;
    const TaskDefinition* task(const std::string& id) const;
    // Whether the chart says that this event may come from outside the case (v:accepts).
    bool accepts(const std::string& event) const;
    const DeadlineDefinition* deadline(const std::string& id,
                                       engine::statechart::StateIndex* state) const;
};

// Reads the annotations of `chart`. Complains, with file and line, of what the vocabulary does not
// know or needs; expressions are numbered into `chart` so that the data model can keep them.
Procedure read_procedure(engine::statechart::Chart& chart, engine::Problems& problems);

}  // namespace workflows
