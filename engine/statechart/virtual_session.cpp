#include "engine/statechart/virtual_session.h"

#include <algorithm>

namespace engine::statechart {

VirtualSession::VirtualSession(const Chart& chart, DataModelFactory models, VirtualOptions options,
                               Observer observer)
    : chart_(chart),
      models_(std::move(models)),
      options_(std::move(options)),
      observer_(std::move(observer)) {
}

std::unique_ptr<Interpreter> VirtualSession::make_interpreter() {
    return std::make_unique<Interpreter>(chart_, *model_, alone_,
                                         Session{.id = options_.session_id});
}

Result<Done> VirtualSession::start() {
    model_ = models_(chart_);
    if (!model_) {
        return Problem{Refusal::invalid,
                       "No se conoce el modelo de datos «" + chart_.data_model + "».", chart_.file,
                       "Use datamodel=\"ecmascript\" o datamodel=\"null\"."};
    }
    interpreter_ = make_interpreter();
    keep(nullptr, interpreter_->start());
    drain();
    return Done{};
}

void VirtualSession::take(Event event) {
    queue_.push_back(std::move(event));
    drain();
}

void VirtualSession::advance(Milliseconds time) {
    const Milliseconds until = now_ + time;
    while (release_next(until)) drain();
    now_ = until;
}

void VirtualSession::run() {
    while (release_next(Milliseconds::max())) drain();
}

// Moves the clock to the next delayed event, if there is one by then.
bool VirtualSession::release_next(Milliseconds until) {
    if (!running()) return false;
    const auto next =
        std::min_element(delayed_.begin(), delayed_.end(),
                         [](const auto& one, const auto& other) { return one.due < other.due; });
    if (next == delayed_.end() || next->due > until) return false;
    now_ = next->due;
    queue_.push_back(std::move(next->event));
    delayed_.erase(next);
    return true;
}

void VirtualSession::drain() {
    while (running() && !queue_.empty()) {
        const Event event = std::move(queue_.front());
        queue_.pop_front();
        if (++events_ > options_.most_events) {
            throw EndlessSession(chart_.file + ": el diagrama no termina: ya tomó " +
                                 std::to_string(options_.most_events) +
                                 " eventos; revise los <send> que se repiten.");
        }
        keep(&event, interpreter_->handle(event));
    }
}

void VirtualSession::keep(const Event* event, const Step& step) {
    for (const Effect& effect : step.effects) {
        if (const auto* send = std::get_if<SendEvent>(&effect)) {
            if (send->delay.count() <= 0) {
                queue_.push_back(send->event);
            } else {
                delayed_.push_back({now_ + send->delay, send->send_id, send->event});
            }
        } else if (const auto* cancel = std::get_if<CancelSend>(&effect)) {
            std::erase_if(delayed_,
                          [&](const Delayed& each) { return each.send_id == cancel->send_id; });
        }
    }
    if (!running()) {
        queue_.clear();
        delayed_.clear();
    }
    if (observer_) observer_(*this, event, step);
    if (options_.snapshot_every_step) pass_through_storage();
}

void VirtualSession::pass_through_storage() {
    const std::string text = stored().dump();
    const auto value = parse_json(text, chart_.file);
    const auto snapshot =
        value ? snapshot_from_value(chart_, *value) : Result<Snapshot>(value.error());
    if (!snapshot) throw std::logic_error(to_line(snapshot.error()));
    interpreter_.reset();
    model_ = models_(chart_);
    interpreter_ = make_interpreter();
    interpreter_->restore(*snapshot);
}

}  // namespace engine::statechart
