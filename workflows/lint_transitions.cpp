// Transitions that do something else than they seem to.
#include <algorithm>

#include "engine/statechart/configuration.h"
#include "engine/statechart/event.h"
#include "workflows/chart_walk.h"
#include "workflows/lint_subject.h"

namespace workflows {
namespace {

using namespace engine::statechart;

bool aims_inside(const Chart& chart, const Transition& transition, StateIndex parallel) {
    return std::any_of(transition.targets.begin(), transition.targets.end(),
                       [&](StateIndex target) { return chart.is_descendant(target, parallel); });
}

// From inside a parallel back into it, but by way of its outside: every region starts again.
void check_restart(const LintSubject& subject, TransitionIndex index) {
    const Chart& chart = subject.chart;
    const Transition& transition = chart.transitions[index];
    const StateIndex domain = transition_domain(chart, {}, index);
    if (domain == no_index) return;
    for (StateIndex outer = chart.states[transition.source].parent; outer != no_index;
         outer = chart.states[outer].parent) {
        const bool stays = domain == outer || chart.is_descendant(domain, outer);
        if (chart.states[outer].kind != StateKind::parallel || stays ||
            !aims_inside(chart, transition, outer))
            continue;
        const std::string message = "Esta transición de «" + chart.states[transition.source].id +
                                    "» sale del paralelo «" + chart.states[outer].id +
                                    "» y vuelve a entrar: todas sus regiones empiezan de nuevo.";
        const std::string remedy =
            "Póngale type=\"internal\" o muévala al estado interior del que parte.";
        if (subject.is_plain())
            subject.warning(subject.at(transition.line), message, remedy);
        else
            subject.error(subject.at(transition.line), message, remedy);
        return;
    }
}

// A state that decides at once where to go on, but may find no answer.
void check_gate(const LintSubject& subject, const State& state) {
    if (subject.is_plain() || state.kind != StateKind::atomic || state.transitions.empty()) return;
    const auto& transitions = subject.chart.transitions;
    const bool gate =
        std::all_of(state.transitions.begin(), state.transitions.end(), [&](TransitionIndex each) {
            // In() may be waiting for another region.
            return transitions[each].events.empty() && transitions[each].condition.given() &&
                   transitions[each].condition.text.find("In(") == std::string::npos;
        });
    if (!gate) return;
    subject.warning(subject.at(state.line),
                    "Si ninguna condición se cumple, el expediente se queda en «" + state.id + "».",
                    "Deje la última transición sin condición.");
}

// The same event in two regions, one of which leaves the parallel: the other is silently dropped,
// unless it has no target and so nothing to leave.
void check_preempted(const LintSubject& subject, const Transition& one, const Transition& other) {
    const Chart& chart = subject.chart;
    if (one.targets.empty() || other.targets.empty()) return;
    if (!in_two_regions(chart, one.source, other.source)) return;
    const StateIndex parallel = common_ancestor(chart, one.source, other.source);
    const auto leaves = [&](const Transition& each) { return !aims_inside(chart, each, parallel); };
    if (!leaves(one) && !leaves(other)) return;
    for (const std::string& event : one.events) {
        const bool same = std::any_of(
            other.events.begin(), other.events.end(),
            [&](const std::string& each) { return matches(each, event) || matches(event, each); });
        if (!same) continue;
        subject.warning(subject.at(other.line),
                        "«" + event + "» también está en la línea " + std::to_string(one.line) +
                            ", en otra región, y una de las dos sale del paralelo: solo se toma " +
                            "la primera del archivo.",
                        "Ponga primero la que debe mandar y deje la otra sin destino.");
        return;
    }
}

}  // namespace

void lint_transitions(const LintSubject& subject) {
    const Chart& chart = subject.chart;
    for (const State& state : chart.states) {
        for (const TransitionIndex index : state.transitions) check_restart(subject, index);
        check_gate(subject, state);
    }
    for (std::size_t i = 0; i < chart.transitions.size(); ++i) {
        for (std::size_t j = i + 1; j < chart.transitions.size(); ++j)
            check_preempted(subject, chart.transitions[i], chart.transitions[j]);
    }
}

}  // namespace workflows
