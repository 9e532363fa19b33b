#pragma once

#include <deque>
#include <functional>
#include <vector>

#include "engine/statechart/delayed_sends.h"
#include "engine/statechart/live_session.h"
#include "engine/statechart/outside.h"
#include "engine/statechart/scxml_reader.h"

namespace engine::statechart {

// What a tree of sessions needs from whoever runs it. `outside` may be null: nothing but SCXML's
// own event processor.
struct TreeNeeds {
    DataModelFactory models;
    SourceLoader documents;  // what `src` of an <invoke> names; empty: nothing can be fetched
    Outside* outside = nullptr;
};

// A session and those it invokes (§6.4), with their external queues and their delayed sends: all
// that is there between two macrosteps, storable as one JSON value. Holds no clock: the owner says
// what time it is, in its own milliseconds. Not thread safe.
//
// Sessions take turns: what is to be done stands in one queue, in the order in which it was sent,
// so the same events give the same history. Ids are made by counting ("visado", "visado.1").
//
// EndlessMacrostep and the data model's UnusableData pass through; the tree is of no use then.
class SessionTree {
 public:
    using Milliseconds = std::chrono::milliseconds;
    // Called after each macrostep, before anyone acts on its effects; `event` is nullptr for the
    // first of a session, and for the last of one that is cancelled.
    using Observer =
        std::function<void(const LiveSession& session, const Event* event, const Step& step)>;

    // The chart outlives the tree.
    SessionTree(const Chart& chart, std::string session_id, TreeNeeds needs, Observer observer);
    SessionTree(const SessionTree&) = delete;
    SessionTree& operator=(const SessionTree&) = delete;

    // One of the two, once, first. start() refuses a data model that the factory does not know;
    // the first macrostep is work(). restore() refuses what is no stored tree of this chart.
    Result<Done> start();
    Result<Done> restore(const Value& stored);

    // For the external queue of the first session.
    void take(Event event);
    // One macrostep; false when nobody has anything to do at this time.
    bool work(Milliseconds now);
    std::optional<Milliseconds> next_due() const { return delayed_.next_due(); }
    // Delivers the earliest delayed send; there must be one.
    void deliver_next();

    // The first session. It stays when it has ended, the others go.
    const LiveSession& first() const { return *sessions_.front(); }
    bool running() const { return !first().started || first().interpreter->running(); }

    Value stored() const;

 private:
    class Neighbourhood;
    struct Turn {
        std::string session;
        std::optional<Event> event;  // none: its first macrostep
    };

    Result<LiveSession*> add(LiveSession session);
    void invoke(LiveSession& parent, const StartInvoke& order);
    void cancel(const std::string& parent, const std::string& invoke_id);
    void settle(LiveSession& session, const Event* event, const Step& step, Milliseconds now);
    void perform(LiveSession& session, const Effect& effect, Milliseconds now);
    void end(LiveSession& session, const Step& step);
    void forget(const std::string& session);

    void deliver(LiveSession& sender, const SendEvent& send);
    void fail(LiveSession& session, const std::string& name, const std::string& message,
              const Event& about);
    void collect_arrived();
    // What a target of the SCXML processor names, as the sender sees it; nullptr: nobody.
    LiveSession* addressee(const LiveSession& sender, const std::string& target) const;
    LiveSession* find(const std::string& id) const;
    LiveSession* child(const std::string& parent, const std::string& invoke_id) const;
    Result<Done> restore_session(const Value& stored);

    const Chart& chart_;
    std::string first_id_;
    TreeNeeds needs_;
    Observer observer_;
    std::vector<std::unique_ptr<LiveSession>> sessions_;  // in the order of their beginning
    std::deque<Turn> turns_;
    DelayedSends delayed_;
    std::int64_t next_session_ = 1;
    Milliseconds now_{0};
};

}  // namespace engine::statechart
