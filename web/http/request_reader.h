#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "web/http/head.h"

namespace web {

// Puts requests together from bytes as they come, whole or one by one, and keeps what came of the
// next one. Holds at most a head or a body within the limits, plus what one add() brought.
class RequestReader {
 public:
    enum class State {
        empty,     // nothing of the next request is here
        head,      // the head is not complete
        body,      // the head is
        complete,  // take() it
        refused,   // fault() says why; nothing after it can be trusted
    };

    explicit RequestReader(const Limits& limits) : limits_(limits) {}

    State add(std::string_view bytes);
    State state() const { return state_; }

    const Head& head() const { return head_; }     // in body, complete
    const Fault& fault() const { return fault_; }  // in refused
    // Nothing of the body is here yet.
    bool body_is_missing() const { return state_ == State::body && arrived_.empty(); }

    struct Whole {
        Head head;
        std::string body;
    };
    // In complete. What was pipelined behind it is looked at next: see state().
    Whole take();

 private:
    State look();
    State look_for_head();
    State refuse(Fault fault);

    const Limits& limits_;
    std::string arrived_;  // of the head, or after it of the body and beyond
    std::size_t searched_ = 0;
    State state_ = State::empty;
    Head head_;
    Fault fault_;
};

}  // namespace web
