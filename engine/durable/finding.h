#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/durable/decider.h"

namespace engine::durable {

// One thing that does not hold, in plain Spanish. `place` names table and row ("journal: expediente
// 3, entrada 7, posición 41") or the file.
struct Finding {
    std::string place;
    std::string message;
    friend bool operator==(const Finding&, const Finding&) = default;
};
using Findings = std::vector<Finding>;

inline std::string journal_place(StreamId stream, std::int64_t sequence, std::int64_t position) {
    return "journal: expediente " + std::to_string(stream.value) + ", entrada " +
           std::to_string(sequence) + ", posición " + std::to_string(position);
}

}  // namespace engine::durable
