#include "workflows/case_step.h"

#include <algorithm>
#include <set>

#include "workflows/authority.h"
#include "workflows/case_ballots.h"
#include "workflows/case_terms.h"
#include "workflows/child_cases.h"

namespace workflows {
namespace {

using engine::Done;
using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;
using engine::statechart::Event;
using engine::statechart::StateIndex;
using engine::statechart::StateSet;
using engine::statechart::Step;

constexpr int most_events_to_self = 100;
constexpr char cancelled_status[] = "Cancelado con el expediente que lo abrió";

engine::statechart::Session session_of(const CaseWork& work) {
    engine::statechart::Session session;
    session.id = "expediente-" + std::to_string(work.stream.value);
    session.system_variables = {{"_ioprocessors", Value::object()},
                                {"_x", platform_variable(work.state, work.act)}};
    session.given = work.given;
    return session;
}

Value to_value(const Event& event) {
    return {{"name", event.name},
            {"send_id", event.send_id},
            {"has_data", event.data.has_value()},
            {"data", event.data.value_or(Value())}};
}

}  // namespace

std::string status_of(const Package& package, const StateSet& configuration) {
    const auto& chart = package.chart;
    std::set<StateIndex> labelled;
    for (const StateIndex active : configuration) {
        const auto kind = chart.states[active].kind;
        if (kind == engine::statechart::StateKind::compound ||
            kind == engine::statechart::StateKind::parallel)
            continue;
        StateIndex state = active;
        while (state != engine::statechart::no_index && package.procedure.labels.count(state) == 0)
            state = chart.states[state].parent;
        if (state != engine::statechart::no_index) labelled.insert(state);
    }
    std::string text;
    for (const StateIndex state : labelled) {
        const bool outer = std::any_of(labelled.begin(), labelled.end(), [&](StateIndex other) {
            return chart.is_descendant(other, state);
        });
        if (!outer) text += (text.empty() ? "" : " · ") + package.procedure.labels.at(state);
    }
    return text;
}

CaseStep::CaseStep(CaseWork& work, engine::statechart::DataModel& model)
    : work_(work),
      model_(model),
      platform_(work),
      interpreter_(work.package.chart, model, platform_, session_of(work)) {
}

Result<Done> CaseStep::open() {
    return come_to_rest(interpreter_.start());
}

Result<Done> CaseStep::take(const Event& event, const Judge& judge) {
    const auto snapshot =
        engine::statechart::snapshot_from_value(work_.package.chart, work_.state.chart);
    if (!snapshot) return snapshot.error();
    interpreter_.restore(*snapshot);
    Step step = interpreter_.handle(event);
    if (judge) {
        if (auto problem = judge(step)) return *problem;
    }
    return come_to_rest(std::move(step));
}

Result<Done> CaseStep::settle() {
    const auto snapshot =
        engine::statechart::snapshot_from_value(work_.package.chart, work_.state.chart);
    if (!snapshot) return snapshot.error();
    interpreter_.restore(*snapshot);
    const auto& procedure = work_.package.procedure;
    std::vector<CaseTask> before = std::move(work_.state.tasks);
    work_.state.tasks.clear();
    for (const StateIndex state : interpreter_.configuration()) {
        if (auto done = go_on(state); !done) return done;
        const auto tasks = procedure.tasks.find(state);
        if (tasks == procedure.tasks.end()) continue;
        for (const TaskDefinition& each : tasks->second) {
            open_task(state, each);
            CaseTask& opened = work_.state.tasks.back();
            const auto same = std::find_if(before.begin(), before.end(), [&](const CaseTask& task) {
                return task.id == opened.id && task.state == opened.state;
            });
            if (same == before.end()) continue;
            opened.entry = same->entry;
            opened.done_by = same->done_by;
        }
    }
    for (CaseTerm& term : work_.state.terms) {
        StateIndex state = 0;
        if (procedure.deadline(term.id, &state) != nullptr &&
            interpreter_.configuration().contains(state))
            continue;
        term.active = false;
        term.reminders.clear();
    }
    Event event;
    event.name = migrated_event;
    return come_to_rest(interpreter_.handle(event));
}

// The terms of a state that was active before: one that is running keeps its day.
Result<Done> CaseStep::go_on(StateIndex state) {
    const auto deadlines = work_.package.procedure.deadlines.find(state);
    if (deadlines == work_.package.procedure.deadlines.end()) return Done{};
    for (const DeadlineDefinition& each : deadlines->second) {
        CaseTerm* running = work_.state.term(each.id);
        auto armed = running != nullptr && running->active ? keep_term(work_, *running, each)
                                                           : arm_term(work_, model_, each);
        if (!armed) return armed;
    }
    return Done{};
}

// Events that the chart sends itself without delay belong to the same decision.
Result<Done> CaseStep::come_to_rest(Step step) {
    if (auto kept = keep(step); !kept) return kept;
    for (int count = 0; !to_self_.empty(); ++count) {
        if (count == most_events_to_self) {
            return Problem{Refusal::invalid, "El diagrama se envía eventos a sí mismo sin fin.",
                           work_.package.chart.file, "Revise los <send> sin demora."};
        }
        const Event event = to_self_.front();
        to_self_.erase(to_self_.begin());
        if (auto kept = keep(interpreter_.handle(event)); !kept) return kept;
    }
    work_.state.chart = engine::statechart::to_value(work_.package.chart, interpreter_.snapshot());
    work_.state.ended = !interpreter_.running();
    work_.state.status = status();
    if (work_.state.ended) {
        conclude_all();
        tell_end(work_, done_data_.value_or(Value()));
    }
    date_tasks(work_.package, work_.state);
    request_task_mails();
    return Done{};
}

void CaseStep::conclude_all() {
    work_.state.ended = true;
    work_.state.tasks.clear();
    work_.state.sends.clear();
    for (CaseTerm& term : work_.state.terms) term.active = false;
    let_go_of_all(work_);
    destroy_uncounted(work_);
}

Result<Done> CaseStep::cancel() {
    const auto snapshot =
        engine::statechart::snapshot_from_value(work_.package.chart, work_.state.chart);
    if (!snapshot) return snapshot.error();
    interpreter_.restore(*snapshot);
    if (auto kept = keep(interpreter_.cancel()); !kept) return kept;
    work_.state.chart = engine::statechart::to_value(work_.package.chart, interpreter_.snapshot());
    work_.state.status = cancelled_status;
    conclude_all();
    return Done{};
}

std::string CaseStep::status() const {
    return status_of(work_.package, interpreter_.configuration());
}

Result<Done> CaseStep::keep(const Step& step) {
    if (!step.uncaught.empty()) {
        const auto& error = step.uncaught.front();
        return Problem{Refusal::invalid, "El acto no se pudo completar: " + error.message,
                       work_.package.chart.file + ":" + std::to_string(error.line),
                       "No se guardó nada. Avise al administrador si se repite."};
    }
    if (step.done_data) done_data_ = step.done_data;
    std::set<StateIndex> touched(step.exited.begin(), step.exited.end());
    touched.insert(step.entered.begin(), step.entered.end());
    for (const StateIndex state : touched) leave(state);
    if (auto taken = take_effects(step); !taken) return taken;
    const std::set<StateIndex> entered(step.entered.begin(), step.entered.end());
    if (!interpreter_.running()) return Done{};
    for (const StateIndex state : entered) {
        if (!interpreter_.configuration().contains(state)) continue;
        if (auto done = enter(state); !done) return done;
    }
    return Done{};
}

Result<Done> CaseStep::take_effects(const Step& step) {
    for (const auto& effect : step.effects) {
        if (const auto* send = std::get_if<engine::statechart::SendEvent>(&effect)) {
            if (auto sent = this->send(*send); !sent) return sent;
        } else if (const auto* cancel = std::get_if<engine::statechart::CancelSend>(&effect)) {
            std::erase_if(work_.state.sends,
                          [&](const PlannedSend& each) { return each.id == cancel->send_id; });
        } else if (const auto* invoke = std::get_if<engine::statechart::StartInvoke>(&effect)) {
            if (auto started = start(*invoke); !started) return started;
        }
    }
    return Done{};
}

Result<Done> CaseStep::send(const engine::statechart::SendEvent& send) {
    if (!send.target.empty()) {
        if (send.delay.count() != 0) {
            return Problem{Refusal::invalid, "Un <send> a otro expediente no lleva demora.",
                           work_.package.chart.file + ":" + std::to_string(send.line),
                           "Ponga la espera en un estado con v:deadline."};
        }
        tell(work_, send.target, send.event);
    } else if (send.delay.count() == 0) {
        to_self_.push_back(send.event);
    } else {
        const auto at = work_.world.now() + send.delay;
        const std::string serial =
            std::to_string(work_.sequence) + "." + std::to_string(work_.state.sends.size());
        work_.state.sends.push_back(
            {send.send_id, serial, at.time_since_epoch().count(), to_value(send.event)});
    }
    return Done{};
}

Result<Done> CaseStep::start(const engine::statechart::StartInvoke& invoke) {
    for (const auto& waiting : interpreter_.invocations()) {
        if (waiting.id != invoke.id) continue;
        ChildCase child{invoke.id, -1, work_.package.chart.states[waiting.state].id, work_.sequence,
                        invoke.source};
        if (auto asked = ask_for(work_, std::move(child), invoke.params); !asked) return asked;
    }
    return Done{};
}

void CaseStep::leave(StateIndex index) {
    const std::string& id = work_.package.chart.states[index].id;
    work_.state.entries.erase(id);
    std::erase_if(work_.state.tasks, [&](const CaseTask& each) { return each.state == id; });
    let_go(work_, id);
    const auto deadlines = work_.package.procedure.deadlines.find(index);
    if (deadlines == work_.package.procedure.deadlines.end()) return;
    for (const DeadlineDefinition& each : deadlines->second) {
        if (CaseTerm* term = work_.state.term(each.id)) {
            term->active = false;
            term->reminders.clear();
        }
    }
}

Result<Done> CaseStep::enter(StateIndex index) {
    work_.state.entries[work_.package.chart.states[index].id] = work_.sequence;
    const auto deadlines = work_.package.procedure.deadlines.find(index);
    if (deadlines != work_.package.procedure.deadlines.end()) {
        for (const DeadlineDefinition& each : deadlines->second) {
            if (auto armed = arm_term(work_, model_, each); !armed) return armed;
        }
    }
    const auto tasks = work_.package.procedure.tasks.find(index);
    if (tasks != work_.package.procedure.tasks.end()) {
        for (const TaskDefinition& each : tasks->second) open_task(index, each);
    }
    const auto counts = work_.package.procedure.counts.find(index);
    if (counts != work_.package.procedure.counts.end()) {
        for (const CountDefinition& each : counts->second) {
            if (auto asked = ask_to_count(work_, each); !asked) return asked;
        }
    }
    const auto eaches = work_.package.procedure.eaches.find(index);
    if (eaches == work_.package.procedure.eaches.end()) return Done{};
    for (const EachDefinition& each : eaches->second) {
        const auto any = ask_for_each(work_, model_, index, each);
        if (!any) return any.error();
        if (*any) continue;
        Event all;
        all.name = "done.each." + each.id;
        all.data = Value::array();
        then(std::move(all));
    }
    return Done{};
}

// What performers are read from; reading the whole data out of the model is not cheap.
Value CaseStep::data_for(const Performers& performers) {
    const bool needed =
        std::any_of(performers.begin(), performers.end(),
                    [](const Performer& each) { return each.kind == Performer::Kind::field; });
    if (!needed) return Value::object();
    const Value data = model_.store();
    const Value* values = engine::find_path(data, "values");
    return values == nullptr ? Value::object() : *values;
}

void CaseStep::open_task(StateIndex state, const TaskDefinition& definition) {
    CaseTask task;
    task.id = definition.id;
    task.state = work_.package.chart.states[state].id;
    task.entry = work_.sequence;
    task.title = definition.title;
    task.keys = work_.organization.task_keys(definition.by, data_for(definition.by));
    work_.state.tasks.push_back(std::move(task));
}

// Opening a task tells those who may do it, without a v:notify.
void CaseStep::request_task_mails() {
    if (work_.package.notices.count("tarea-nueva") == 0) return;
    for (const CaseTask& task : work_.state.tasks) {
        if (task.entry != work_.sequence) continue;
        const TaskDefinition& definition = *work_.package.procedure.task(task.id);
        work_.notices.push_back({"tarea-nueva", definition.by, definition.not_by, task, task.due,
                                 is_personal(work_.package, task.state)});
    }
}

}  // namespace workflows
