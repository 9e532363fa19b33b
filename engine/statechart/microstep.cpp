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

void Interpreter::microstep(const std::vector<TransitionIndex>& enabled) {
    count_turn(chart_.transitions[enabled.front()].line);
    step_->taken.insert(step_->taken.end(), enabled.begin(), enabled.end());
    std::vector<StateIndex> domains;
    for (const TransitionIndex transition : enabled)
        domains.push_back(transition_domain(chart_, history_, transition));
    exit_states(enabled);
    for (const TransitionIndex transition : enabled)
        executor_.run(chart_.transitions[transition].content);
    enter_states(enabled, domains);
}

void Interpreter::exit_states(const std::vector<TransitionIndex>& enabled) {
    StateSet leaving;
    for (const TransitionIndex transition : enabled) {
        for (const StateIndex state : exit_set(chart_, history_, configuration_, transition))
            leaving.insert(state);
    }
    for (const StateIndex state : leaving) {
        states_to_invoke_.erase(state);
        for (const StateIndex history_state : chart_.states[state].histories) {
            std::vector<StateIndex> states;
            const bool deep = chart_.states[history_state].kind == StateKind::deep_history;
            for (const StateIndex active : configuration_) {
                const bool atomic = chart_.states[active].kind == StateKind::atomic ||
                                    chart_.states[active].kind == StateKind::final;
                if (deep ? atomic && chart_.is_descendant(active, state)
                         : chart_.states[active].parent == state)
                    states.push_back(active);
            }
            std::erase_if(history_, [&](const auto& each) { return each.first == history_state; });
            history_.emplace_back(history_state, std::move(states));
        }
    }
    std::sort(history_.begin(), history_.end());
    for (auto state = leaving.rbegin(); state != leaving.rend(); ++state) {
        for (const Block& block : chart_.states[*state].on_exit) executor_.run(block);
        cancel_invocations(*state);
        configuration_.erase(*state);
        step_->exited.push_back(*state);
    }
}

void Interpreter::enter_states(const std::vector<TransitionIndex>& enabled,
                               const std::vector<StateIndex>& domains) {
    EntrySet entry(chart_, history_);
    entry.compute(enabled, domains);
    for (const StateIndex state : entry.states_to_enter) enter_state(state, entry);
}

void Interpreter::enter_state(StateIndex index, const EntrySet& entry) {
    const State& state = chart_.states[index];
    configuration_.insert(index);
    step_->entered.push_back(index);
    if (!state.invokes.empty()) states_to_invoke_.insert(index);
    if (chart_.late_binding && !bound_.contains(index)) {
        for (const Data& data : state.data) initialize(data);
        bound_.insert(index);
    }
    for (const Block& block : state.on_entry) executor_.run(block);
    if (entry.states_for_default_entry.contains(index))
        executor_.run(chart_.transitions[state.initial].content);
    for (const auto& [parent, transition] : entry.default_history_content) {
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
