// The part of the interpreter that chooses transitions: Appendix D, selectTransitions and
// removeConflictingTransitions.
#include "engine/statechart/interpreter.h"

namespace engine::statechart {

std::vector<TransitionIndex> Interpreter::select(const Event* event) {
    std::vector<TransitionIndex> enabled;
    judged_.clear();
    for (const StateIndex active : configuration_) {
        const StateKind kind = chart_.states[active].kind;
        if (kind != StateKind::atomic && kind != StateKind::final) continue;
        bool found = false;
        for (StateIndex state = active; state != no_index && !found;
             state = chart_.states[state].parent) {
            for (const TransitionIndex index : chart_.states[state].transitions) {
                if (!is_enabled(chart_.transitions[index], event, index)) continue;
                if (std::find(enabled.begin(), enabled.end(), index) == enabled.end())
                    enabled.push_back(index);
                found = true;
                break;
            }
        }
    }
    remove_conflicting(enabled);
    return enabled;
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
// order.
void Interpreter::remove_conflicting(std::vector<TransitionIndex>& enabled) {
    if (enabled.size() < 2) return;
    std::vector<TransitionIndex> filtered;
    std::vector<StateSet> exits;
    for (const TransitionIndex one : enabled) {
        const StateSet exits_one = exit_set(chart_, history_, configuration_, one);
        bool preempted = false;
        std::vector<TransitionIndex> to_remove;
        for (std::size_t i = 0; i < filtered.size() && !preempted; ++i) {
            const auto& two = exits[i];
            const bool conflict =
                std::any_of(exits_one.begin(), exits_one.end(),
                            [&](StateIndex state) { return two.contains(state); });
            if (!conflict) continue;
            if (chart_.is_descendant(chart_.transitions[one].source,
                                     chart_.transitions[filtered[i]].source)) {
                to_remove.push_back(filtered[i]);
            } else {
                preempted = true;
            }
        }
        if (preempted) continue;
        for (const TransitionIndex gone : to_remove) {
            const auto at = std::find(filtered.begin(), filtered.end(), gone) - filtered.begin();
            filtered.erase(filtered.begin() + at);
            exits.erase(exits.begin() + at);
        }
        filtered.push_back(one);
        exits.push_back(exits_one);
    }
    enabled = std::move(filtered);
}

}  // namespace engine::statechart
