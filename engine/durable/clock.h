#pragma once

#include <chrono>

namespace engine::durable {

// A point in time, UTC, as it is stored: integer milliseconds since 1970.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// The one place where time comes from. Implementations are thread safe.
class Clock {
 public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
    Instant now() const override {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(
            std::chrono::system_clock::now());
    }
};

}  // namespace engine::durable
