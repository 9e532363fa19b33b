// Where a case can get to, and where it would stay for ever.
#include <algorithm>

#include "engine/statechart/event.h"
#include "workflows/chart_walk.h"
#include "workflows/lint_subject.h"

namespace workflows {
namespace {

using namespace engine::statechart;

// The states that some sequence of events can enter, conditions left aside.
class Reachability {
 public:
    explicit Reachability(const Chart& chart)
        : chart_(chart), reached_(chart.states.size()), entered_(chart.states.size()) {
        enter(root_state);
        for (bool grown = true; grown;) grown = take_transitions();
    }
    bool contains(StateIndex state) const { return reached_[state]; }

 private:
    bool take_transitions() {
        const auto before = std::count(reached_.begin(), reached_.end(), true);
        for (StateIndex state = 0; state < chart_.states.size(); ++state) {
            if (!reached_[state]) continue;
            for (const TransitionIndex index : chart_.states[state].transitions)
                enter_targets(index);
        }
        return std::count(reached_.begin(), reached_.end(), true) != before;
    }

    void enter_targets(TransitionIndex index) {
        if (index == no_index) return;
        for (const StateIndex target : chart_.transitions[index].targets) enter(target);
    }

    void enter(StateIndex state) {
        if (entered_[state]) return;
        entered_[state] = true;
        reached_[state] = true;
        enter_ancestors(state);
        const State& entered = chart_.states[state];
        if (entered.kind == StateKind::parallel)
            for (const StateIndex region : entered.children) enter(region);
        else
            enter_targets(entered.initial);
    }

    void enter_ancestors(StateIndex state) {
        for (StateIndex outer = chart_.states[state].parent; outer != no_index;
             outer = chart_.states[outer].parent) {
            if (reached_[outer]) continue;
            reached_[outer] = true;
            if (chart_.states[outer].kind != StateKind::parallel) continue;
            for (const StateIndex region : chart_.states[outer].children) {
                if (region != state && !chart_.is_descendant(state, region)) enter(region);
            }
        }
    }

    const Chart& chart_;
    std::vector<bool> reached_;
    std::vector<bool> entered_;  // with its default content
};

bool waits_only_for_the_end_of(const Chart& chart, const Transition& transition,
                               StateIndex inside) {
    return !transition.events.empty() &&
           std::all_of(transition.events.begin(), transition.events.end(),
                       [&](const std::string& event) {
                           if (!event.starts_with("done.state.")) return false;
                           const StateIndex ended = chart.find(event.substr(11));
                           return ended != no_index && chart.is_descendant(inside, ended);
                       });
}

// Whether a transition of this very state or of one around it can leave `state`. An ordinary state
// is not left by the end of a state around it: while it is active that one has not ended.
bool left_from_here(const Chart& chart, StateIndex state) {
    const bool ends_something = chart.states[state].kind == StateKind::final;
    for (StateIndex at = state; at != no_index; at = chart.states[at].parent) {
        for (const TransitionIndex index : chart.states[at].transitions) {
            const Transition& transition = chart.transitions[index];
            if (transition.targets.empty()) continue;
            if (transition.targets == std::vector<StateIndex>{state}) continue;
            if (!ends_something && waits_only_for_the_end_of(chart, transition, state)) continue;
            return true;
        }
    }
    return false;
}

// Whether another region can take the whole parallel away.
bool left_from_another_region(const Chart& chart, StateIndex state) {
    return std::any_of(
        chart.transitions.begin(), chart.transitions.end(), [&](const Transition& transition) {
            if (!in_two_regions(chart, transition.source, state)) return false;
            const StateIndex parallel = common_ancestor(chart, transition.source, state);
            return std::any_of(
                transition.targets.begin(), transition.targets.end(),
                [&](StateIndex target) { return !chart.is_descendant(target, parallel); });
        });
}

std::string name_of(const State& state) {
    return state.id.starts_with('#') ? "sin id" : "«" + state.id + "»";
}

void report_unreachable(const LintSubject& subject, const Reachability& reached) {
    const Chart& chart = subject.chart;
    for (StateIndex state = 1; state < chart.states.size(); ++state) {
        if (reached.contains(state) || !reached.contains(chart.states[state].parent)) continue;
        const std::string place = subject.at(chart.states[state].line);
        if (chart.states[state].is_history()) {
            subject.warning(
                place,
                "Ninguna transición vuelve a la historia " + name_of(chart.states[state]) + ".",
                "Apunte una transición a ella o quítela.");
        } else {
            const std::string message =
                "Al estado " + name_of(chart.states[state]) + " no llega nada.";
            const std::string remedy = "Apúntele una transición, hágalo inicial o quítelo.";
            if (subject.is_plain())
                subject.warning(place, message, remedy);
            else
                subject.error(place, message, remedy);
        }
    }
}

void report_dead_end(const LintSubject& subject, StateIndex state) {
    const State& stuck = subject.chart.states[state];
    if (stuck.kind == StateKind::final) {
        subject.error(subject.at(stuck.line),
                      "Al llegar a " + name_of(stuck) + " el expediente se queda allí: nada toma " +
                          "done.state." + subject.chart.states[stuck.parent].id + ".",
                      "Agregue esa transición al estado que lo contiene o a uno de fuera.");
        return;
    }
    subject.error(subject.at(stuck.line),
                  "Del estado " + name_of(stuck) + " no se sale, y no es final.",
                  "Agréguele una transición con destino o hágalo <final>.");
}

// Whether some transition, of it, around it or inside it, leads out of the parallel. What waits for
// its end does, when it can end.
bool is_left(const Chart& chart, StateIndex parallel) {
    return std::any_of(
        chart.transitions.begin(), chart.transitions.end(), [&](const Transition& transition) {
            const bool concerns = transition.source == parallel ||
                                  chart.is_descendant(transition.source, parallel) ||
                                  chart.is_descendant(parallel, transition.source);
            if (!concerns || transition.source == root_state) return false;
            const auto& initial = chart.states[transition.source].initial;
            if (initial != no_index && &chart.transitions[initial] == &transition) return false;
            return std::any_of(
                transition.targets.begin(), transition.targets.end(), [&](StateIndex target) {
                    return target != parallel && !chart.is_descendant(target, parallel);
                });
        });
}

// Says it once, at the parallel, and marks what is inside as told.
void report_never_joined(const LintSubject& subject, const Reachability& reached,
                         std::vector<bool>& told) {
    const Chart& chart = subject.chart;
    for (StateIndex state = 1; state < chart.states.size(); ++state) {
        if (chart.states[state].kind != StateKind::parallel || !reached.contains(state)) continue;
        if (told[state] || is_left(chart, state)) continue;
        std::string regions;
        for (const StateIndex region : chart.states[state].children)
            regions += (regions.empty() ? "" : ", ") + name_of(chart.states[region]);
        subject.error(subject.at(chart.states[state].line),
                      "Las regiones del paralelo " + name_of(chart.states[state]) + " (" + regions +
                          ") nunca se juntan, y nada sale de él.",
                      "Dé un <final> a cada región y agregue una transición con "
                      "event=\"done.state." +
                          chart.states[state].id + "\", o un acto que salga.");
        for (StateIndex inside = state; inside <= chart.states[state].last_descendant; ++inside)
            told[inside] = true;
    }
}

}  // namespace

void lint_flow(const LintSubject& subject) {
    const Chart& chart = subject.chart;
    const Reachability reached(chart);
    report_unreachable(subject, reached);
    if (subject.is_plain()) return;
    std::vector<bool> told(chart.states.size());
    report_never_joined(subject, reached, told);
    for (StateIndex state = 1; state < chart.states.size(); ++state) {
        const State& each = chart.states[state];
        const bool rests = each.kind == StateKind::atomic ||
                           (each.kind == StateKind::final && each.parent != root_state);
        if (!rests || told[state] || !reached.contains(state)) continue;
        if (!left_from_here(chart, state) && !left_from_another_region(chart, state))
            report_dead_end(subject, state);
    }
}

}  // namespace workflows
