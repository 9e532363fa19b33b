#include "engine/statechart/interpreter.h"

namespace engine::statechart {

Interpreter::Interpreter(const Chart& chart, DataModel& model, Platform& platform, Session session)
    : chart_(chart), executor_(chart, model, platform), session_(std::move(session)) {
}

bool Interpreter::is_active(const std::string& state_id) const {
    const StateIndex state = chart_.find(state_id);
    return state != no_index && configuration_.contains(state);
}

void Interpreter::begin(Step& step) {
    step_ = &step;
    microsteps_ = 0;
    states_to_invoke_.clear();
    executor_.begin(step, next_id_, session_.id);
}

void Interpreter::load_model() {
    Value variables = session_.system_variables;
    variables["_sessionid"] = session_.id;
    variables["_name"] = chart_.name;
    executor_.model().start(variables, [this](const std::string& id) { return is_active(id); });
}

Step Interpreter::start() {
    Step step;
    load_model();
    begin(step);
    running_ = true;
    bind_data();
    for (const Executable& script : chart_.script) executor_.run(Block{script});
    enter_states({chart_.states[root_state].initial});
    come_to_rest();
    return step;
}

void Interpreter::restore(const Snapshot& snapshot) {
    configuration_ = StateSet(snapshot.configuration);
    history_ = snapshot.history;
    bound_ = StateSet(snapshot.bound);
    invocations_ = snapshot.invocations;
    next_id_ = snapshot.next_id;
    running_ = snapshot.running;
    load_model();
    for (const Executable& script : chart_.script) {
        static_cast<void>(executor_.model().run_script(std::get<Script>(script.action).source));
    }
    executor_.model().restore(snapshot.data);
}

Snapshot Interpreter::snapshot() const {
    Snapshot taken;
    taken.configuration = configuration_.states();
    taken.history = history_;
    taken.bound = bound_.states();
    taken.invocations = invocations_;
    taken.next_id = next_id_;
    taken.running = running_;
    taken.data = const_cast<Interpreter*>(this)->executor_.model().store();
    return taken;
}

// §5.3: every variable exists from the start; early binding also gives all their values now.
void Interpreter::bind_data() {
    for (const State& state : chart_.states) {
        for (const Data& data : state.data) executor_.model().declare(data.id);
    }
    for (const State& state : chart_.states) {
        if (chart_.late_binding && &state != &chart_.states[root_state]) break;
        for (const Data& data : state.data) initialize(data);
    }
}

void Interpreter::initialize(const Data& data) {
    if (!data.expr.given() && !data.text) return;
    const auto done = data.expr.given() ? executor_.model().initialize(data.id, data.expr)
                                        : executor_.model().initialize_text(data.id, *data.text);
    if (!done) executor_.report(done.error().message, data.line);
}

Step Interpreter::handle(const Event& event) {
    Step step;
    if (!running_) return step;
    begin(step);
    take_external(event);
    come_to_rest();
    return step;
}

void Interpreter::take_external(const Event& event) {
    executor_.model().set_event(event);
    for (const Invocation& each : invocations_) {
        const Invoke& invoke = chart_.states[each.state].invokes[each.position];
        if (!event.invoke_id.empty() && event.invoke_id == each.id) executor_.run(invoke.finalize);
        if (invoke.autoforward) step_->effects.push_back(ForwardEvent{each.id, event});
    }
    const auto enabled = select(&event);
    step_->selected = enabled;
    if (!enabled.empty()) microstep(enabled);
}

// Appendix D, mainEventLoop: eventless transitions first, then internal events, then invokes (which
// may raise internal events again).
void Interpreter::come_to_rest() {
    while (running_) {
        auto enabled = select(nullptr);
        if (enabled.empty()) {
            if (executor_.internal_queue.empty()) {
                if (states_to_invoke_.empty()) break;
                start_invocations();
                continue;
            }
            const Event event = std::move(executor_.internal_queue.front());
            executor_.internal_queue.pop_front();
            executor_.model().set_event(event);
            enabled = select(&event);
            if (enabled.empty() && event.name.starts_with("error.")) {
                const bool has_place =
                    event.data && event.data->is_object() && event.data->contains("message");
                step_->uncaught.push_back(
                    {has_place ? (*event.data)["message"].get<std::string>() : event.name,
                     has_place ? (*event.data).value("line", 0U) : 0U});
            }
        }
        if (!enabled.empty()) microstep(enabled);
    }
    if (!running_) finish();
}

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

void Interpreter::microstep(const std::vector<TransitionIndex>& enabled) {
    if (++microsteps_ > session_.microsteps) {
        throw EndlessMacrostep(
            chart_.file + ":" + std::to_string(chart_.transitions[enabled.front()].line) +
            ": el diagrama no llega a reposo (más de " + std::to_string(session_.microsteps) +
            " pasos seguidos); revise las transiciones sin evento y los raise.");
    }
    step_->taken.insert(step_->taken.end(), enabled.begin(), enabled.end());
    exit_states(enabled);
    for (const TransitionIndex transition : enabled)
        executor_.run(chart_.transitions[transition].content);
    enter_states(enabled);
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

void Interpreter::enter_states(const std::vector<TransitionIndex>& enabled) {
    EntrySet entry(chart_, history_);
    entry.compute(enabled);
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
    const StateIndex grandparent = chart_.states[parent].parent;
    if (chart_.states[grandparent].kind != StateKind::parallel) return;
    if (!is_in_final_state(chart_, configuration_, grandparent)) return;
    event.name = "done.state." + chart_.states[grandparent].id;
    event.data.reset();
    executor_.raise(std::move(event));
}

std::optional<Value> Interpreter::done_data(const State& state) {
    if (!state.done_data) return std::nullopt;
    bool failed = false;
    return executor_.event_data({}, state.done_data->params, state.done_data->content, state.line,
                                failed);
}

// Appendix D, exitInterpreter: what is active is left innermost first; a top-level final gives its
// data.
void Interpreter::finish() {
    step_->finished = true;
    const std::vector<StateIndex> leaving(configuration_.rbegin(), configuration_.rend());
    for (const StateIndex state : leaving) {
        for (const Block& block : chart_.states[state].on_exit) executor_.run(block);
        cancel_invocations(state);
        const bool is_end = chart_.states[state].kind == StateKind::final &&
                            chart_.states[state].parent == root_state;
        if (is_end) step_->done_data = done_data(chart_.states[state]).value_or(Value());
    }
}

Stepped start(const Chart& chart, DataModel& model, Platform& platform, const Session& session) {
    Interpreter interpreter(chart, model, platform, session);
    Step done = interpreter.start();
    return {interpreter.snapshot(), std::move(done)};
}

Stepped step(const Chart& chart, const Snapshot& now, const Event& event, DataModel& model,
             Platform& platform, const Session& session) {
    Interpreter interpreter(chart, model, platform, session);
    interpreter.restore(now);
    Step done = interpreter.handle(event);
    return {interpreter.snapshot(), std::move(done)};
}

}  // namespace engine::statechart
