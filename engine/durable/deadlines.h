#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "engine/durable/answer.h"
#include "engine/durable/clock.h"
#include "engine/durable/ledger.h"
#include "engine/durable/runtime_options.h"
#include "engine/durable/store.h"

namespace engine::durable {

// Fires the deadlines that are due. Each try is counted and committed before it is decided, so that
// one which brings the process down is counted too; after three the stream is halted. A stream
// whose deadlines keep arming others that are due already is halted as well: nothing here can loop.
class Deadlines {
 public:
    Deadlines(Store& store, Ledger& ledger, const Clock& clock, DeadlineOptions options)
        : store_(store), ledger_(ledger), clock_(clock), options_(options) {}

    // Of one stream, or of all (value 0), in transactions of its own: none may be open. Throws
    // StoreFailure; what was committed before stays.
    TickReport fire_due(StreamId only);

 private:
    struct Round;
    std::vector<DueTimer> count_tries(Round& round);
    void fire(const std::vector<DueTimer>& timers, Round& round);
    void fire_one(const DueTimer& timer, Round& round);
    void halt(StreamId stream, const std::string& why, Round& round);
    template <class Work>
    void in_transaction(Work work);

    Store& store_;
    Ledger& ledger_;
    const Clock& clock_;
    DeadlineOptions options_;
    // Tries that failed because of the store, not of the deadline: not counted again.
    std::set<std::tuple<StreamId, std::string, std::int64_t>> uncounted_;
};

}  // namespace engine::durable
