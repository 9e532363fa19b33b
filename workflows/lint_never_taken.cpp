// Transitions that another one always goes before, and chains of them that never come to rest.
#include <algorithm>

#include "engine/statechart/event.h"
#include "workflows/chart_walk.h"
#include "workflows/lint_subject.h"

namespace workflows {
namespace {

using namespace engine::statechart;

bool is_sure(const Transition& transition) {
    return !transition.condition.given();
}

// Whenever `second` could be taken, `first`, which is asked before it, is.
bool takes_all_of(const Transition& first, const Transition& second) {
    if (!is_sure(first) || first.events.empty() != second.events.empty()) return false;
    return std::all_of(second.events.begin(), second.events.end(), [&](const std::string& event) {
        return std::any_of(first.events.begin(), first.events.end(),
                           [&](const std::string& each) { return matches(each, event); });
    });
}

void report(const LintSubject& subject, const Transition& never, const std::string& why) {
    subject.warning(subject.at(never.line), "Esta transición nunca se toma: " + why,
                    "Póngala después, dele una condición a la otra, o quítela.");
}

// Without event and condition, and with somewhere to go: its state never waits for anything.
const Transition* passing_on(const Chart& chart, const State& state) {
    for (const TransitionIndex index : state.transitions) {
        const Transition& each = chart.transitions[index];
        if (each.events.empty() && is_sure(each)) return &each;
    }
    return nullptr;
}

bool is_shadowed_in_its_state(const LintSubject& subject, const State& state, std::size_t later) {
    const Chart& chart = subject.chart;
    const Transition& second = chart.transitions[state.transitions[later]];
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
        const Transition& first = chart.transitions[state.transitions[earlier]];
        if (!takes_all_of(first, second)) continue;
        report(subject, second,
               "la de la línea " + std::to_string(first.line) + " va antes y no tiene condición.");
        return true;
    }
    const Transition* passing = passing_on(chart, state);
    if (passing == nullptr || second.events.empty()) return false;
    report(subject, second,
           "de «" + state.id + "» se sale enseguida, por la de la línea " +
               std::to_string(passing->line) + ", que no espera ningún evento.");
    return true;
}

// A transition of `state` or of one between it and `outer` that is sure to go before `transition`.
const Transition* nearer(const Chart& chart, StateIndex state, StateIndex outer,
                         const Transition& transition) {
    for (; state != outer; state = chart.states[state].parent) {
        for (const TransitionIndex index : chart.states[state].transitions) {
            if (takes_all_of(chart.transitions[index], transition))
                return &chart.transitions[index];
        }
    }
    return nullptr;
}

// Inner transitions go before outer ones (§3.13): in whatever state inside the case may be, one of
// them takes the event.
void check_shadowed_inside(const LintSubject& subject, StateIndex outer,
                           const Transition& transition) {
    const Chart& chart = subject.chart;
    const Transition* example = nullptr;
    for (StateIndex state = outer + 1; state <= chart.states[outer].last_descendant; ++state) {
        const StateKind kind = chart.states[state].kind;
        if (kind != StateKind::atomic && kind != StateKind::final) continue;
        example = nearer(chart, state, outer, transition);
        if (example == nullptr) return;
    }
    if (example == nullptr) return;
    report(subject, transition,
           "en todos los estados de «" + chart.states[outer].id +
               "» otra más interior toma antes el mismo evento (línea " +
               std::to_string(example->line) + ").");
}

// The state in which one comes to rest after entering `state`, if that is certain.
StateIndex default_leaf(const Chart& chart, StateIndex state) {
    while (chart.states[state].kind == StateKind::compound) {
        const auto& targets = chart.transitions[chart.states[state].initial].targets;
        if (targets.size() != 1) return no_index;
        state = targets.front();
    }
    return chart.states[state].kind == StateKind::atomic ? state : no_index;
}

// Where a state without waiting and without asking goes on to.
StateIndex goes_on_to(const Chart& chart, StateIndex state) {
    for (const TransitionIndex index : chart.states[state].transitions) {
        const Transition& each = chart.transitions[index];
        if (!each.events.empty()) continue;
        if (!is_sure(each)) return no_index;
        if (each.targets.empty()) return state;
        return each.targets.size() == 1 ? default_leaf(chart, each.targets.front()) : no_index;
    }
    return no_index;
}

bool in_a_parallel(const Chart& chart, StateIndex state) {
    for (; state != no_index; state = chart.states[state].parent) {
        if (chart.states[state].kind == StateKind::parallel) return true;
    }
    return false;
}

void check_endless(const LintSubject& subject, StateIndex state) {
    const Chart& chart = subject.chart;
    StateIndex at = state;
    for (std::size_t steps = 0; steps < chart.states.size(); ++steps) {
        if (in_a_parallel(chart, at)) return;  // another region may lead away
        at = goes_on_to(chart, at);
        if (at == no_index || at < state) return;  // the first of the circle tells it
        if (at != state) continue;
        subject.error(subject.at(chart.states[state].line),
                      "De «" + chart.states[state].id +
                          "» se vuelve a él sin esperar nada: nunca se llega al reposo.",
                      "Dele un evento o una condición a una de esas transiciones.");
        return;
    }
}

}  // namespace

void lint_never_taken(const LintSubject& subject) {
    const Chart& chart = subject.chart;
    for (StateIndex index = 0; index < chart.states.size(); ++index) {
        const State& state = chart.states[index];
        for (std::size_t i = 0; i < state.transitions.size(); ++i) {
            if (is_shadowed_in_its_state(subject, state, i)) continue;
            if (!state.children.empty())
                check_shadowed_inside(subject, index, chart.transitions[state.transitions[i]]);
        }
        if (state.kind == StateKind::atomic) check_endless(subject, index);
    }
}

}  // namespace workflows
