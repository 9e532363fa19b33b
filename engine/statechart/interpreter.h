#pragma once

#include <functional>

#include "engine/statechart/configuration.h"
#include "engine/statechart/executor.h"

namespace engine::statechart {

struct Session {
    std::string id;                            // _sessionid
    Value system_variables = Value::object();  // further ones: _x, more in _ioprocessors
    std::size_t microsteps = 10'000;           // per macrostep, before EndlessMacrostep is thrown
    Value given = Value::object();  // §6.4: by the invoker, first values of top-level data
};

// One instance at work: Appendix D of the W3C text on a chart, a data model and a platform, all of
// which must outlive it. Not thread safe.
//
// Between calls the instance is at rest and snapshot() is all there is to it. Nothing is touched
// but the data model: effects are returned, never performed.
class Interpreter {
 public:
    Interpreter(const Chart& chart, DataModel& model, Platform& platform, Session session);
    // The data model asks this very object for In().
    Interpreter(const Interpreter&) = delete;
    Interpreter& operator=(const Interpreter&) = delete;

    // Binds the data, runs the top-level scripts, enters the initial states. Exactly one of start()
    // and restore() is called, once, first.
    Step start();
    void restore(const Snapshot& snapshot);

    // Takes one external event to rest. An ended instance takes nothing. Whatever start() or
    // handle() throws (EndlessMacrostep, the data model's UnusableData) leaves this object half
    // way: throw it away and restore another one from the last snapshot.
    Step handle(const Event& event);
    // The same into a step whose memory is used again; what it held is gone.
    void handle(const Event& event, Step& step);

    // §6.4.3: the invoker needs this session no more. It leaves its states and ends without done
    // data. An ended instance does nothing.
    Step cancel();

    Snapshot snapshot() const;
    const StateSet& configuration() const { return configuration_; }
    // False before start() and once a top-level <final> was entered; the configuration then is the
    // last one.
    bool running() const { return running_; }
    const std::vector<Invocation>& invocations() const { return invocations_; }

    // In() of the chart.
    bool is_active(const std::string& state_id) const;

 private:
    void begin(Step& step);
    void load_model();
    void bind_data();
    void initialize(const Data& data);
    bool take_given(const Data& data);
    void take_external(const Event& event);
    void finalize(const Invoke& invoke, const Event& event);
    void come_to_rest();
    bool select(const Event* event);
    void select_from(StateIndex active, const Event* event);
    bool is_enabled(const Transition& transition, const Event* event, TransitionIndex index);
    void remove_conflicting();
    void count_turn(std::uint32_t line);
    void microstep();
    void exit_states();
    void remember(StateIndex history_state, StateIndex parent);
    void enter_states();
    void enter_state(StateIndex state);
    void complete_final(StateIndex state);
    std::optional<Value> done_data(const State& state);
    void start_invocations();
    void start_invocation(StateIndex state, std::uint32_t position);
    void cancel_invocations(StateIndex state);
    void finish();
    void note_uncaught(const Event& event);

    const Chart& chart_;
    Executor executor_;
    Session session_;
    StateSet configuration_;
    History history_;
    StateSet bound_;
    std::vector<Invocation> invocations_;
    std::int64_t next_id_ = 1;
    bool running_ = false;

    // Of the macrostep under way.
    Step* step_ = nullptr;
    StateSet states_to_invoke_;
    std::size_t microsteps_ = 0;

    // Of one selection and the microstep it leads to. Kept, so that no event asks for memory anew.
    std::vector<TransitionIndex> enabled_;
    std::vector<StateIndex> domains_;                       // of each in enabled_
    std::vector<std::pair<TransitionIndex, bool>> judged_;  // conditions
    std::vector<StateIndex> leaving_;
    EntrySet entry_;
};

// The pure form: same arguments, same Step and Snapshot, nothing else touched. `model` is scratch.
struct Stepped {
    Snapshot next;
    Step step;
};
Stepped start(const Chart& chart, DataModel& model, Platform& platform, const Session& session);
Stepped step(const Chart& chart, const Snapshot& now, const Event& event, DataModel& model,
             Platform& platform, const Session& session);

}  // namespace engine::statechart
