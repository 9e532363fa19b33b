// Events: who raises them and who takes them.
#include <algorithm>

#include "engine/statechart/event.h"
#include "workflows/case_step.h"
#include "workflows/chart_walk.h"
#include "workflows/lint_subject.h"

namespace workflows {
namespace {

using namespace engine::statechart;

bool has_final(const Chart& chart, StateIndex state) {
    const auto& children = chart.states[state].children;
    if (chart.states[state].kind == StateKind::parallel)
        return std::all_of(children.begin(), children.end(),
                           [&](StateIndex region) { return has_final(chart, region); });
    return std::any_of(children.begin(), children.end(), [&](StateIndex child) {
        return chart.states[child].kind == StateKind::final;
    });
}

// Every event that can happen in a case.
class RaisedEvents {
 public:
    explicit RaisedEvents(const LintSubject& subject)
        : names_{"error.execution", "error.communication", "error.platform", migrated_event} {
        for (const Act& act : subject.procedure.acts) names_.push_back(act.event);
        for (const auto& [state, deadlines] : subject.procedure.deadlines) {
            for (const DeadlineDefinition& each : deadlines) names_.push_back(each.event);
        }
        const Chart& chart = subject.chart;
        for (StateIndex state = 1; state < chart.states.size(); ++state) {
            const StateKind kind = chart.states[state].kind;
            const bool composite = kind == StateKind::compound || kind == StateKind::parallel;
            if (composite && has_final(chart, state))
                names_.push_back("done.state." + chart.states[state].id);
            for (const Invoke& invoke : chart.states[state].invokes)
                names_.push_back("done.invoke." + invoke.id);
        }
        for (const auto& [state, eaches] : subject.procedure.eaches) {
            for (const EachDefinition& each : eaches) {
                names_.push_back("done.each." + each.id);
                names_.push_back("done.invoke." + each.id + ".0");
            }
        }
        for (const auto& [state, counts] : subject.procedure.counts) {
            for (const CountDefinition& each : counts) names_.push_back("done.count." + each.box);
        }
        for (const std::string& each : subject.procedure.accepted) names_.push_back(each);
        each_executable(chart, [&](const Executable& each) {
            if (const auto* raise = std::get_if<Raise>(&each.action))
                names_.push_back(raise->event);
            if (const auto* send = std::get_if<Send>(&each.action)) add(*send);
        });
    }

    bool any(const std::string& descriptor) const {
        return anything_ || std::any_of(names_.begin(), names_.end(), [&](const std::string& name) {
                   return !name.empty() && matches(descriptor, name);
               });
    }

 private:
    void add(const Send& send) {
        if (send.event_expr.given()) anything_ = true;
        names_.push_back(send.event);
    }

    std::vector<std::string> names_;
    bool anything_ = false;  // a computed name can be any
};

std::string without_end(const Chart& chart, StateIndex state) {
    if (chart.states[state].kind == StateKind::parallel) {
        for (const StateIndex region : chart.states[state].children) {
            if (!has_final(chart, region))
                return "la región «" + chart.states[region].id + "» no tiene un <final>";
        }
    }
    return "«" + chart.states[state].id + "» no tiene un <final> que lo termine";
}

std::string why_never(const LintSubject& subject, const std::string& descriptor) {
    if (!descriptor.starts_with("done.state.")) return "nada lo levanta";
    const std::string id = descriptor.substr(11);
    const StateIndex ended = subject.chart.find(id);
    return ended == no_index ? "no hay ningún estado «" + id + "»"
                             : without_end(subject.chart, ended);
}

void check_descriptor(const LintSubject& subject, const RaisedEvents& raised,
                      const Transition& transition, const std::string& descriptor) {
    if (descriptor == "*") {
        subject.error(subject.at(transition.line),
                      "event=\"*\" toma también los errores y los plazos vencidos.",
                      "Nombre los eventos que quiere tomar.");
    } else if (!raised.any(descriptor)) {
        subject.error(
            subject.at(transition.line),
            "El evento «" + descriptor + "» nunca ocurre: " + why_never(subject, descriptor) + ".",
            "Póngale v:label si es un acto de una persona, o corrija el nombre.");
    }
}

void check_deadline(const LintSubject& subject, StateIndex state,
                    const DeadlineDefinition& deadline) {
    if (deadline.event.empty()) return;
    const Chart& chart = subject.chart;
    const bool taken = std::any_of(
        chart.transitions.begin(), chart.transitions.end(), [&](const Transition& transition) {
            return active_together(chart, transition.source, state) &&
                   std::any_of(transition.events.begin(), transition.events.end(),
                               [&](const std::string& each) {
                                   return each != "*" && matches(each, deadline.event);
                               });
        });
    if (taken) return;
    subject.error(
        subject.at(deadline.line),
        "Cuando venza el plazo «" + deadline.id + "», nada tomará «" + deadline.event + "».",
        "Agregue a «" + chart.states[state].id +
            "» una transición con ese evento, o quite «event» del plazo.");
}

// done.state.a is taken for the end of a state "a.b" too.
void check_dotted_end(const LintSubject& subject, const Transition& transition,
                      const std::string& descriptor) {
    for (const State& state : subject.chart.states) {
        const std::string end = "done.state." + state.id;
        if (state.children.empty() || end == descriptor || !matches(descriptor, end)) continue;
        subject.warning(subject.at(transition.line),
                        "«" + descriptor + "» toma también el fin de «" + state.id + "».",
                        "Use «_» en lugar del punto en el id «" + state.id + "».");
    }
}

// What SCXML itself raises: anything else may come from outside.
void lint_plain_events(const LintSubject& subject, const RaisedEvents& raised) {
    for (const Transition& transition : subject.chart.transitions) {
        for (const std::string& each : transition.events) {
            if (!each.starts_with("done.state.")) continue;
            check_dotted_end(subject, transition, each);
            if (raised.any(each)) continue;
            subject.warning(
                subject.at(transition.line),
                "El evento «" + each + "» nunca ocurre: " + why_never(subject, each) + ".",
                "Corrija el nombre o agregue el <final>.");
        }
    }
}

}  // namespace

void lint_events(const LintSubject& subject) {
    const RaisedEvents raised(subject);
    if (subject.is_plain()) return lint_plain_events(subject, raised);
    for (TransitionIndex i = 0; i < subject.chart.transitions.size(); ++i) {
        if (subject.procedure.act_of(i) != nullptr) continue;
        const Transition& transition = subject.chart.transitions[i];
        for (const std::string& each : transition.events)
            check_descriptor(subject, raised, transition, each);
    }
    for (const auto& [state, deadlines] : subject.procedure.deadlines) {
        for (const DeadlineDefinition& each : deadlines) check_deadline(subject, state, each);
    }
}

}  // namespace workflows
