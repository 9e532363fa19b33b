#pragma once

#include <deque>
#include <memory>

#include "engine/statechart/interpreter.h"

namespace engine::statechart {

// A session that never comes to an end by itself.
class EndlessSession : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

struct VirtualOptions {
    // Each macrostep begins from the stored form of the one before, read into a new data model.
    bool snapshot_every_step = false;
    std::size_t most_events = 100'000;  // before EndlessSession is thrown
    std::string session_id = "visado";
};

// One chart alone on a virtual clock: its external queue and its delayed sends, and nothing else of
// the world. Time moves only when it is told to, or in run() when nothing is left to do now. Events
// due at the same instant come in the order in which they were sent.
//
// EndlessMacrostep and the data model's UnusableData pass through; the session is of no use then.
class VirtualSession {
 public:
    using Milliseconds = std::chrono::milliseconds;
    // Called after each macrostep; `event` is nullptr for the first.
    using Observer =
        std::function<void(const VirtualSession& session, const Event* event, const Step& step)>;

    // The chart outlives the session.
    VirtualSession(const Chart& chart, DataModelFactory models, VirtualOptions options = {},
                   Observer observer = {});
    VirtualSession(const VirtualSession&) = delete;
    VirtualSession& operator=(const VirtualSession&) = delete;

    // Refuses a data model that the factory does not know. Once, first. Like take() and advance(),
    // goes on until no event is left for this instant.
    Result<Done> start();
    void take(Event event);
    void advance(Milliseconds time);
    // Goes on until the chart has ended or waits for an event that nobody sends.
    void run();

    const Chart& chart() const { return chart_; }
    const StateSet& configuration() const { return interpreter_->configuration(); }
    bool running() const { return interpreter_->running(); }
    Milliseconds now() const { return now_; }
    // What would be stored now.
    Value stored() const { return to_value(chart_, interpreter_->snapshot()); }

 private:
    // There is nobody else to be reached.
    struct Alone final : Platform {
        bool can_reach(const std::string& /*target*/, const std::string& /*type*/) const override {
            return false;
        }
    };
    struct Delayed {
        Milliseconds due;
        std::string send_id;
        Event event;
    };

    std::unique_ptr<Interpreter> make_interpreter();
    void keep(const Event* event, const Step& step);
    void pass_through_storage();
    void drain();
    bool release_next(Milliseconds until);

    const Chart& chart_;
    DataModelFactory models_;
    VirtualOptions options_;
    Observer observer_;
    Alone alone_;
    std::unique_ptr<DataModel> model_;
    std::unique_ptr<Interpreter> interpreter_;
    std::deque<Event> queue_;
    std::vector<Delayed> delayed_;  // in the order sent
    Milliseconds now_{0};
    std::size_t events_ = 0;
};

}  // namespace engine::statechart
