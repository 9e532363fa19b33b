#pragma once

#include <cstdint>

#include "engine/base/value.h"
#include "engine/durable/decider.h"

namespace engine::durable {

// What the caller of an accepted command hears.
struct Answer {
    StreamId stream;            // the new one, when the command opened it
    std::int64_t sequence = 0;  // of the entry that records it
    Value value;                // Decision::answer
    bool repeated = false;  // the key was known: this is the answer of then, nothing was done now
};

struct TickReport {
    int fired = 0;   // deadlines that became entries
    int halted = 0;  // streams that stopped because a deadline could not be decided three times
};

}  // namespace engine::durable
