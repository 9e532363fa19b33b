#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "engine/statechart/chart.h"

namespace engine::statechart {

// A child that runs while its state is active.
struct Invocation {
    StateIndex state = root_state;
    std::uint32_t position = 0;  // among the invokes of that state
    std::string id;
    friend bool operator==(const Invocation&, const Invocation&) = default;
};

// Where an instance is at the end of a macrostep, with its data: all that a later step needs.
struct Snapshot {
    std::vector<StateIndex>
        configuration;  // active states with their ancestors, without <scxml>; sorted
    std::vector<std::pair<StateIndex, std::vector<StateIndex>>>
        history;                    // by history state; sorted
    std::vector<StateIndex> bound;  // late binding: states whose data have their first value
    std::vector<Invocation> invocations;
    std::int64_t next_id = 1;  // for ids that send and invoke make up
    bool running = false;
    Value data = nullptr;  // DataModel::store()
    friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

// The stored form: states by id, so that it can be read beside the chart.
Value to_value(const Chart& chart, Snapshot snapshot);

// Refuses what no instance of the chart can have come to: states that it does not have (another
// version of it), that cannot be active together or that a history cannot remember; and what is no
// snapshot at all. The data are the model's own affair.
Result<Snapshot> snapshot_from_value(const Chart& chart, Value stored);

}  // namespace engine::statechart
