#include "engine/statechart/virtual_session.h"

#include <algorithm>

namespace engine::statechart {

VirtualSession::VirtualSession(const Chart& chart, DataModelFactory models, VirtualOptions options,
                               Observer observer)
    : chart_(chart),
      models_(std::move(models)),
      options_(std::move(options)),
      observer_(std::move(observer)) {
    make_tree();
}

void VirtualSession::make_tree() {
    tree_ = std::make_unique<SessionTree>(
        chart_, options_.session_id, TreeNeeds{models_, options_.documents, options_.outside},
        [this](const LiveSession& session, const Event* event, const Step& step) {
            observe(session, event, step);
        });
}

void VirtualSession::observe(const LiveSession& session, const Event* event, const Step& step) {
    if (!session.parent.empty()) {
        if (options_.children) options_.children(session, event, step);
    } else if (observer_) {
        observer_(*this, event, step);
    }
}

Result<Done> VirtualSession::start() {
    if (auto started = tree_->start(); !started) return started;
    drain();
    return Done{};
}

Result<Done> VirtualSession::restore(const Value& stored_tree, Milliseconds now) {
    now_ = now;
    return tree_->restore(stored_tree);
}

void VirtualSession::take(Event event) {
    tree_->take(std::move(event));
    drain();
}

void VirtualSession::advance(Milliseconds time) {
    const Milliseconds until = now_ + time;
    drain();
    while (release_next(until)) drain();
    now_ = until;
}

void VirtualSession::run() {
    drain();
    while (release_next(Milliseconds::max())) drain();
}

// Moves the clock to the next delayed event, if there is one by then. One that fell due while
// nobody ran is late: the clock does not go back for it.
bool VirtualSession::release_next(Milliseconds until) {
    const auto due = tree_->next_due();
    if (!running() || !due || *due > until) return false;
    now_ = std::max(now_, *due);
    tree_->deliver_next();
    return true;
}

void VirtualSession::drain() {
    while (tree_->work(now_)) {
        if (++events_ > options_.most_events) {
            throw EndlessSession(chart_.file + ": el diagrama no termina: ya tomó " +
                                 std::to_string(options_.most_events) +
                                 " eventos; revise los <send> que se repiten.");
        }
        if (options_.snapshot_every_step) pass_through_storage();
    }
}

void VirtualSession::pass_through_storage() {
    const auto stored = parse_json(tree_->stored().dump(), chart_.file);
    if (!stored) throw std::logic_error(to_line(stored.error()));
    make_tree();
    if (const auto restored = tree_->restore(*stored); !restored)
        throw std::logic_error(to_line(restored.error()));
}

}  // namespace engine::statechart
