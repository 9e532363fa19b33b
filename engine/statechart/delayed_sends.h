#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "engine/statechart/step.h"

namespace engine::statechart {

// Messages on their way at a later time (§6.2.3), of all sessions of a tree. Times are the owner's
// clock; those of one instant come in the order in which they were sent.
class DelayedSends {
 public:
    using Milliseconds = std::chrono::milliseconds;
    struct Delayed {
        Milliseconds due{};
        std::string session;  // the sender
        SendEvent send;
    };

    void add(Delayed delayed) { sends_.push_back(std::move(delayed)); }
    // §6.3: of its own session only.
    void cancel(const std::string& session, const std::string& send_id);
    // §6.2.3: a session that ends takes its messages with it.
    void forget(const std::string& session);
    std::optional<Milliseconds> next_due() const;
    // There must be one.
    Delayed take_next();

    Value to_value() const;
    // Throws Value::exception for what is not such a list.
    static DelayedSends from_value(const Value& stored);

 private:
    std::vector<Delayed> sends_;  // in the order sent
};

}  // namespace engine::statechart
