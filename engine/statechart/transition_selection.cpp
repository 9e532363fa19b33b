// The part of the interpreter that chooses transitions: Appendix D, selectTransitions and
// removeConflictingTransitions.
#include "engine/statechart/interpreter.h"

namespace engine::statechart {

// Whether any is enabled; they stand in enabled_, their domains in domains_.
bool Interpreter::select(const Event* event) {
    enabled_.clear();
    judged_.clear();
    for (const StateIndex active : configuration_) {
        const StateKind kind = chart_.states[active].kind;
        if (kind == StateKind::atomic || kind == StateKind::final) select_from(active, event);
    }
    remove_conflicting();
    return !enabled_.empty();
}

// The first enabled transition of the state or of the nearest ancestor that has one.
void Interpreter::select_from(StateIndex active, const Event* event) {
    for (StateIndex state = active; state != no_index; state = chart_.states[state].parent) {
        for (const TransitionIndex index : chart_.states[state].transitions) {
            if (!is_enabled(chart_.transitions[index], event, index)) continue;
            if (std::find(enabled_.begin(), enabled_.end(), index) == enabled_.end())
                enabled_.push_back(index);
            return;
        }
    }
}

bool Interpreter::is_enabled(const Transition& transition, const Event* event,
                             TransitionIndex index) {
    if ((event == nullptr) != transition.events.empty()) return false;
    if (event != nullptr) {
        const bool named =
            std::any_of(transition.events.begin(), transition.events.end(),
                        [&](const std::string& each) { return matches(each, event->name); });
        if (!named) return false;
    }
    if (!transition.condition.given()) return true;
    // An ancestor of several active regions is asked once per selection, not once per region.
    for (const auto& [judged, result] : judged_) {
        if (judged == index) return result;
    }
    const bool result = executor_.condition(transition.condition);
    judged_.emplace_back(index, result);
    return result;
}

// Appendix D, removeConflictingTransitions: a descendant's transition preempts, else document
// order. What a transition leaves is all that is active inside its domain, and something always is:
// its source, or what is active in it. So two exit sets have a state in common exactly when one
// domain is the other or lies inside it.
void Interpreter::remove_conflicting() {
    domains_.clear();
    std::size_t kept = 0;
    for (const TransitionIndex one : enabled_) {
        const StateIndex domain = transition_domain(chart_, history_, one);
        bool preempted = false;
        std::size_t others = 0;  // of those kept, the ones that stay beside this one
        for (std::size_t i = 0; i < kept && !preempted; ++i) {
            preempted = domains_conflict(chart_, domain, domains_[i]) &&
                        !chart_.is_descendant(chart_.transitions[one].source,
                                              chart_.transitions[enabled_[i]].source);
        }
        if (preempted) continue;
        for (std::size_t i = 0; i < kept; ++i) {
            if (domains_conflict(chart_, domain, domains_[i])) continue;
            enabled_[others] = enabled_[i];
            domains_[others++] = domains_[i];
        }
        kept = others;
        enabled_[kept++] = one;
        domains_.resize(kept);
        domains_.back() = domain;
    }
    enabled_.resize(kept);
}

}  // namespace engine::statechart
