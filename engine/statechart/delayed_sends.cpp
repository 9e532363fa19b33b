#include "engine/statechart/delayed_sends.h"

#include <algorithm>

#include "engine/base/stored_integer.h"

namespace engine::statechart {
namespace {

bool is_earlier(const DelayedSends::Delayed& one, const DelayedSends::Delayed& other) {
    return one.due < other.due;
}

}  // namespace

void DelayedSends::cancel(const std::string& session, const std::string& send_id) {
    std::erase_if(sends_, [&](const Delayed& each) {
        return each.session == session && each.send.send_id == send_id;
    });
}

void DelayedSends::forget(const std::string& session) {
    std::erase_if(sends_, [&](const Delayed& each) { return each.session == session; });
}

std::optional<DelayedSends::Milliseconds> DelayedSends::next_due() const {
    const auto next = std::min_element(sends_.begin(), sends_.end(), is_earlier);
    if (next == sends_.end()) return std::nullopt;
    return next->due;
}

DelayedSends::Delayed DelayedSends::take_next() {
    const auto next = std::min_element(sends_.begin(), sends_.end(), is_earlier);
    Delayed taken = std::move(*next);
    sends_.erase(next);
    return taken;
}

Value DelayedSends::to_value() const {
    Value stored = Value::array();
    for (const Delayed& each : sends_) {
        stored.push_back({{"due", each.due.count()},
                          {"session", each.session},
                          {"id", each.send.send_id},
                          {"target", each.send.target},
                          {"type", each.send.type},
                          {"event", event_to_value(each.send.event)}});
    }
    return stored;
}

DelayedSends DelayedSends::from_value(const Value& stored) {
    DelayedSends sends;
    for (const Value& each : stored) {
        Delayed delayed;
        delayed.due = Milliseconds(stored_integer(each.at("due")));
        delayed.session = each.at("session").get<std::string>();
        delayed.send.send_id = each.at("id").get<std::string>();
        delayed.send.target = each.at("target").get<std::string>();
        delayed.send.type = each.at("type").get<std::string>();
        delayed.send.event = event_from_value(each.at("event"));
        sends.add(std::move(delayed));
    }
    return sends;
}

}  // namespace engine::statechart
