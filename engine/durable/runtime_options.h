#pragma once

#include <chrono>
#include <cstddef>

#include "engine/durable/decider.h"

namespace engine::durable {

struct LedgerOptions {
    // At least how long a key is remembered.
    std::chrono::milliseconds key_lifetime = std::chrono::days(30);
    std::size_t cached_streams = 1000;
    // How many entries may have come after the head that an entry says it looked at.
    std::size_t known_heads = 1024;
};

struct DeadlineOptions {
    int tries = 3;
    int most_in_one_round = 1000;  // of one stream, before it counts as endless
};

struct RuntimeOptions {
    std::size_t group_limit = 32;  // commands that share one COMMIT
    LedgerOptions ledger = {};
    DeadlineOptions deadlines = {};
    // A second set, of which no decider is shared with the first: called from a second thread that
    // decides ahead what waits. Empty: one thread decides.
    Deciders ahead = {};
};

}  // namespace engine::durable
