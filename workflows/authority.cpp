#include "workflows/authority.h"

#include <algorithm>

#include "engine/statechart/event.h"

namespace workflows {
namespace {

using engine::Problem;
using engine::Refusal;

bool took_part(const ActRecord& record, const Standing& standing) {
    const auto is_one_of = [&](const std::string& person) {
        return !person.empty() && (person == record.actor || person == record.behalf);
    };
    return is_one_of(standing.person) || is_one_of(standing.behalf);
}

// What is secret is asked of the person: nobody answers for another, nor twice (case_ballots.h).
std::optional<Problem> not_personally(const Act& act, const CaseState& state,
                                      const Standing& standing) {
    if (!act.is_secret()) return std::nullopt;
    if (!standing.behalf.empty()) {
        return Problem{Refusal::not_authorized,
                       "«" + act.label +
                           "» es personal y anónimo: nadie lo hace por otra persona, "
                           "tampoco quien tiene su encargo.",
                       act.event, "Debe hacerlo la propia persona."};
    }
    const bool done = std::any_of(state.acts.begin(), state.acts.end(), [&](const ActRecord& each) {
        return each.event == act.event && each.actor == standing.person;
    });
    if (!done) return std::nullopt;
    return Problem{Refusal::not_authorized,
                   "Usted ya hizo «" + act.label + "»: se hace una sola vez y no se puede cambiar.",
                   act.event, "Como es anónimo, no se puede saber cuál es su respuesta."};
}

// The earlier act that forbids this one, or nullptr. Whoever did it in person or was represented in
// it is barred, and so is whoever would now represent them.
const ActRecord* conflicting(const std::vector<std::string>& not_by, const CaseState& state,
                             const Standing& standing) {
    for (const ActRecord& record : state.acts) {
        const bool named =
            std::any_of(not_by.begin(), not_by.end(), [&](const std::string& descriptor) {
                return engine::statechart::matches(descriptor, record.event);
            });
        if (named && took_part(record, standing)) return &record;
    }
    return nullptr;
}

bool already_did(const TaskDefinition& task, const CaseState& state, const Standing& standing,
                 const Organization& organization) {
    if (task.once == TaskDefinition::Once::no) return false;
    const std::string& holder = standing.behalf.empty() ? standing.person : standing.behalf;
    const Person* person = organization.person(holder);
    const std::string mark =
        task.once == TaskDefinition::Once::unit && person != nullptr ? person->unit : holder;
    return std::any_of(state.tasks.begin(), state.tasks.end(), [&](const CaseTask& each) {
        return each.id == task.id &&
               std::find(each.done_by.begin(), each.done_by.end(), mark) != each.done_by.end();
    });
}

}  // namespace

bool is_barred(const std::vector<std::string>& not_by, const CaseState& state,
               const std::string& person) {
    return conflicting(not_by, state, {person, ""}) != nullptr;
}

bool may_see(const CaseState& state, const Procedure& procedure, const Performers& starters,
             const Organization& organization, const std::string& person,
             engine::calendar::Date day) {
    const auto any = [&](const Performers& performers) {
        return !organization.standings(person, performers, chart_data(state), day).empty();
    };
    if (any(starters)) return true;
    for (const auto& [index, tasks] : procedure.tasks) {
        for (const TaskDefinition& task : tasks) {
            if (any(task.by)) return true;
        }
    }
    for (const Act& act : procedure.acts) {
        if (any(act.by)) return true;
    }
    for (const auto& [index, deadlines] : procedure.deadlines) {
        for (const DeadlineDefinition& deadline : deadlines) {
            for (const ReminderDefinition& reminder : deadline.reminders) {
                if (any(reminder.to)) return true;
            }
        }
    }
    return std::any_of(state.acts.begin(), state.acts.end(), [&](const ActRecord& record) {
        return any({{Performer::Kind::person, record.actor}}) ||
               (!record.behalf.empty() && any({{Performer::Kind::person, record.behalf}}));
    });
}

bool takes_part(const CaseState& state, const Organization& organization, const std::string& person,
                engine::calendar::Date day) {
    const bool acted = std::any_of(
        state.acts.begin(), state.acts.end(),
        [&](const ActRecord& each) { return each.actor == person || each.behalf == person; });
    if (acted) return true;
    const auto keys = organization.inbox_keys(person, day);
    return std::any_of(state.tasks.begin(), state.tasks.end(), [&](const CaseTask& task) {
        return std::any_of(task.keys.begin(), task.keys.end(),
                           [&](const std::string& key) { return keys.count(key) != 0; });
    });
}

const engine::Value& chart_data(const CaseState& state) {
    static const engine::Value none = engine::Value::object();
    const engine::Value* values = engine::find_path(state.chart, "data.values");
    return values == nullptr ? none : *values;
}

std::vector<Authority::Option> Authority::options(const Act& act) const {
    if (!act.by.empty()) return {{&act.by, &act.not_by, nullptr}};
    std::vector<Option> found;
    for (const TaskDefinition& task :
         procedure_.tasks_around(chart_, chart_.transitions[act.transition].source)) {
        found.push_back({&task.by, &task.not_by, &task});  // the act's own not-by counts besides
    }
    return found;
}

engine::Result<Grant> Authority::may(const Act& act, const CaseState& state,
                                     const std::string& actor, const std::string& behalf,
                                     engine::calendar::Date day) const {
    std::optional<Problem> reason;
    for (const Option& option : options(act)) {
        for (const Standing& standing :
             organization_.standings(actor, *option.by, chart_data(state), day)) {
            if (!behalf.empty() && standing.behalf != behalf) continue;
            if (auto problem = not_personally(act, state, standing)) {
                reason = *problem;
                continue;
            }
            const ActRecord* earlier = conflicting(*option.not_by, state, standing);
            if (earlier == nullptr) earlier = conflicting(act.not_by, state, standing);
            if (earlier != nullptr) {
                reason = Problem{
                    Refusal::not_authorized,
                    "No puede hacer «" + act.label +
                        "» por separación de funciones: ya intervino en este expediente («" +
                        earlier->event + "», entrada " + std::to_string(earlier->seq) + ").",
                    act.event, "Debe hacerlo otra persona."};
                continue;
            }
            if (option.task != nullptr &&
                already_did(*option.task, state, standing, organization_)) {
                reason = Problem{Refusal::not_authorized,
                                 "Ya hizo «" + act.label + "» en esta ocasión.", act.event, ""};
                continue;
            }
            return Grant{&act, standing, option.task};
        }
    }
    return reason ? *reason : lacking_right(act, actor);
}

std::string Authority::names(const Performers& performers) const {
    std::string all;
    for (const Performer& each : performers) all += (all.empty() ? "" : ", ") + to_key(each);
    return all;
}

Problem Authority::lacking_right(const Act& act, const std::string& actor) const {
    std::string who;
    for (const Option& option : options(act)) who += (who.empty() ? "" : ", ") + names(*option.by);
    return {Refusal::not_authorized, "«" + actor + "» no tiene el rol para «" + act.label + "».",
            act.event, "Corresponde a: " + (who.empty() ? "nadie" : who) + "."};
}

}  // namespace workflows
