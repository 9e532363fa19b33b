#include "engine/statechart/interpreter.h"

namespace engine::statechart {

Interpreter::Interpreter(const Chart& chart, DataModel& model, Platform& platform, Session session)
    : chart_(chart),
      executor_(chart, model, platform),
      session_(std::move(session)),
      entry_(chart_, history_) {
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

// §5.10: the system variables. The SCXML processor is always there (§C.1.1).
void Interpreter::load_model() {
    Value variables = session_.system_variables;
    variables["_sessionid"] = session_.id;
    variables["_name"] = chart_.name;
    Value& processors = variables["_ioprocessors"];
    for (const char* name : {"scxml", scxml_event_processor})
        processors[name] = {{"location", "#_scxml_" + session_.id}};
    executor_.model().start(variables, [this](const std::string& id) { return is_active(id); });
}

Step Interpreter::start() {
    Step step;
    load_model();
    begin(step);
    running_ = true;
    bind_data();
    for (const Executable& script : chart_.script) executor_.run(Block{script});
    enabled_ = {chart_.states[root_state].initial};
    domains_ = {root_state};
    enter_states();
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
        const bool top_level = &state == &chart_.states[root_state];
        for (const Data& data : state.data) {
            if (!top_level || !take_given(data)) initialize(data);
        }
    }
}

// §6.4: what the invoker hands over stands in place of the value that the chart gives.
bool Interpreter::take_given(const Data& data) {
    const auto value = session_.given.find(data.id);
    if (value == session_.given.end()) return false;
    const auto done = executor_.model().assign_value({data.id, no_index, data.line}, *value);
    if (!done) executor_.report(done.error().message, data.line);
    return true;
}

void Interpreter::initialize(const Data& data) {
    if (!data.expr.given() && !data.text) return;
    const auto done = data.expr.given() ? executor_.model().initialize(data.id, data.expr)
                                        : executor_.model().initialize_text(data.id, *data.text);
    if (!done) executor_.report(done.error().message, data.line);
}

Step Interpreter::handle(const Event& event) {
    Step step;
    handle(event, step);
    return step;
}

void Interpreter::handle(const Event& event, Step& step) {
    step.clear();
    if (!running_) return;
    begin(step);
    take_external(event);
    come_to_rest();
}

Step Interpreter::cancel() {
    Step step;
    if (!running_) return step;
    begin(step);
    running_ = false;
    finish();
    return step;
}

void Interpreter::take_external(const Event& event) {
    executor_.model().set_event(event);
    for (const Invocation& each : invocations_) {
        const Invoke& invoke = chart_.states[each.state].invokes[each.position];
        if (!event.invoke_id.empty() && event.invoke_id == each.id) finalize(invoke, event);
        if (invoke.autoforward) step_->effects.push_back(ForwardEvent{each.id, event});
    }
    if (!select(&event)) return;
    step_->selected = enabled_;
    microstep();
}

// Appendix D, mainEventLoop: eventless transitions first, then internal events, then invokes (which
// may raise internal events again).
void Interpreter::come_to_rest() {
    while (running_) {
        bool found = select(nullptr);
        if (!found) {
            if (executor_.internal_queue.empty()) {
                if (states_to_invoke_.empty()) break;
                start_invocations();
                continue;
            }
            const Event event = std::move(executor_.internal_queue.front());
            executor_.internal_queue.pop_front();
            executor_.model().set_event(event);
            found = select(&event);
            if (!found) {
                note_uncaught(event);
                // An eventless transition whose condition is in error raises one event for each
                // that is taken from the queue: no microstep, and no end either.
                count_turn(step_->errors.empty() ? 0 : step_->errors.back().line);
            }
        }
        if (found) microstep();
    }
    if (!running_) finish();
}

// Appendix D, exitInterpreter: what is active is left innermost first; a top-level final gives its
// data. The last configuration stays, to say how the instance ended.
void Interpreter::finish() {
    step_->finished = true;
    const StateSet last = configuration_;
    for (auto state = last.rbegin(); state != last.rend(); ++state) {
        for (const Block& block : chart_.states[*state].on_exit) executor_.run(block);
        cancel_invocations(*state);
        configuration_.erase(*state);
        const bool is_end = chart_.states[*state].kind == StateKind::final &&
                            chart_.states[*state].parent == root_state;
        if (is_end) step_->done_data = done_data(chart_.states[*state]).value_or(Value());
    }
    configuration_ = last;
    for (const Event& event : executor_.internal_queue) note_uncaught(event);
}

// An error that no transition took. An ended instance takes none.
void Interpreter::note_uncaught(const Event& event) {
    if (event.type != Event::Type::platform || !event.name.starts_with("error.")) return;
    const Value data = event.data.value_or(Value::object());
    step_->uncaught.push_back({data.value("message", event.name), data.value("line", 0U)});
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
