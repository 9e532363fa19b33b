// The part of the interpreter that leaves and enters states: Appendix D, microstep, exitStates,
// enterStates.
#include "engine/statechart/interpreter.h"

namespace engine::statechart {

void Interpreter::count_turn(std::uint32_t line) {
    if (++microsteps_ <= session_.microsteps) return;
    throw EndlessMacrostep(chart_.file + ":" + std::to_string(line) +
                           ": el diagrama no llega a reposo (más de " +
                           std::to_string(session_.microsteps) +
                           " pasos seguidos); revise las transiciones sin evento y los raise.");
}

void Interpreter::microstep() {
    count_turn(chart_.transitions[enabled_.front()].line);
    step_->taken.insert(step_->taken.end(), enabled_.begin(), enabled_.end());
    exit_states();
    for (const TransitionIndex transition : enabled_)
        executor_.run(chart_.transitions[transition].content);
    enter_states();
}

void Interpreter::exit_states() {
    leaving_.clear();
    for (const StateIndex domain : domains_) add_exit_set(chart_, configuration_, domain, leaving_);
    if (domains_.size() > 1) std::sort(leaving_.begin(), leaving_.end());
    for (const StateIndex state : leaving_) {
        states_to_invoke_.erase(state);
        for (const StateIndex history_state : chart_.states[state].histories)
            remember(history_state, state);
    }
    for (auto state = leaving_.rbegin(); state != leaving_.rend(); ++state) {
        for (const Block& block : chart_.states[*state].on_exit) executor_.run(block);
        cancel_invocations(*state);
        configuration_.erase(*state);
        step_->exited.push_back(*state);
    }
}

// Shallow: the active children of `parent`; deep: the innermost active states in it.
void Interpreter::remember(StateIndex history_state, StateIndex parent) {
    const bool deep = chart_.states[history_state].kind == StateKind::deep_history;
    auto at =
        std::lower_bound(history_.begin(), history_.end(), history_state,
                         [](const auto& known, StateIndex wanted) { return known.first < wanted; });
    if (at == history_.end() || at->first != history_state)
        at = history_.emplace(at, history_state, std::vector<StateIndex>());
    std::vector<StateIndex>& states = at->second;
    states.clear();
    for (const StateIndex active : configuration_) {
        const StateKind kind = chart_.states[active].kind;
        const bool innermost = kind == StateKind::atomic || kind == StateKind::final;
        if (deep ? innermost && chart_.is_descendant(active, parent)
                 : chart_.states[active].parent == parent)
            states.push_back(active);
    }
}

void Interpreter::enter_states() {
    entry_.compute(enabled_, domains_);
    for (const StateIndex state : entry_.states_to_enter) enter_state(state);
}

void Interpreter::enter_state(StateIndex index) {
    const State& state = chart_.states[index];
    configuration_.insert(index);
    step_->entered.push_back(index);
    if (!state.invokes.empty()) states_to_invoke_.insert(index);
    if (chart_.late_binding && !bound_.contains(index)) {
        for (const Data& data : state.data) initialize(data);
        bound_.insert(index);
    }
    for (const Block& block : state.on_entry) executor_.run(block);
    if (entry_.states_for_default_entry.contains(index))
        executor_.run(chart_.transitions[state.initial].content);
    for (const auto& [parent, transition] : entry_.default_history_content) {
        if (parent == index) executor_.run(chart_.transitions[transition].content);
    }
    if (state.kind == StateKind::final) complete_final(index);
}

void Interpreter::complete_final(StateIndex index) {
    const StateIndex parent = chart_.states[index].parent;
    if (parent == root_state) {
        running_ = false;
        return;
    }
    Event event;
    event.type = Event::Type::platform;
    event.data = done_data(chart_.states[index]);
    event.name = "done.state." + chart_.states[parent].id;
    executor_.raise(event);
    // §3.4: a parallel state is done when all its regions are; so is one that holds it as a region.
    for (StateIndex around = chart_.states[parent].parent;
         chart_.states[around].kind == StateKind::parallel &&
         is_in_final_state(chart_, configuration_, around);
         around = chart_.states[around].parent) {
        event.name = "done.state." + chart_.states[around].id;
        event.data.reset();
        executor_.raise(event);
    }
}

std::optional<Value> Interpreter::done_data(const State& state) {
    if (!state.done_data) return std::nullopt;
    bool failed = false;
    return executor_.event_data({}, state.done_data->params, state.done_data->content, state.line,
                                failed);
}

}  // namespace engine::statechart
