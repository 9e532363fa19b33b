#pragma once

#include <memory>

#include "engine/statechart/session_tree.h"

namespace engine::statechart {

// A session that never comes to an end by itself.
class EndlessSession : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

struct VirtualOptions {
    // Each macrostep of any session begins from the stored form of all of them, read into new data
    // models.
    bool snapshot_every_step = false;
    std::size_t most_events = 100'000;  // before EndlessSession is thrown
    std::string session_id = "visado";
    SourceLoader documents = {};          // for <invoke src>
    Outside* outside = nullptr;           // outlives the session
    SessionTree::Observer children = {};  // as the Observer, for the sessions it invokes
};

// One chart on a virtual clock, with the charts it invokes. Time moves only when it is told to, or
// in run() when nothing is left to do now. Events due at the same instant come in the order in
// which they were sent.
//
// EndlessMacrostep and the data model's UnusableData pass through; the session is of no use then.
class VirtualSession {
 public:
    using Milliseconds = std::chrono::milliseconds;
    // Called after each macrostep of the chart; `event` is nullptr for the first.
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
    // In place of start(): goes on where stored_tree() was taken, the clock at `now`. Nothing runs
    // yet; what fell due meanwhile comes with the next advance() or run(), in the order of its
    // time.
    Result<Done> restore(const Value& stored_tree, Milliseconds now);
    void take(Event event);
    void advance(Milliseconds time);
    // Goes on until the chart has ended or waits for an event that nobody sends.
    void run();

    const Chart& chart() const { return chart_; }
    const StateSet& configuration() const { return tree_->first().interpreter->configuration(); }
    bool running() const { return tree_->running(); }
    Milliseconds now() const { return now_; }
    // What would be stored now: of the chart alone, and of all sessions with what they await.
    Value stored() const { return to_value(chart_, tree_->first().interpreter->snapshot()); }
    Value stored_tree() const { return tree_->stored(); }

 private:
    void make_tree();
    void observe(const LiveSession& session, const Event* event, const Step& step);
    void pass_through_storage();
    void drain();
    bool release_next(Milliseconds until);

    const Chart& chart_;
    DataModelFactory models_;
    VirtualOptions options_;
    Observer observer_;
    std::unique_ptr<SessionTree> tree_;
    Milliseconds now_{0};
    std::size_t events_ = 0;
};

}  // namespace engine::statechart
