#pragma once

#include <atomic>
#include <functional>

#include "workflows/installation.h"

namespace app {

// A clock that stands still until the story moves it.
class StoryClock final : public engine::durable::Clock {
 public:
    explicit StoryClock(engine::durable::Instant start) : now_(start.time_since_epoch().count()) {}
    engine::durable::Instant now() const override {
        return engine::durable::Instant(std::chrono::milliseconds(now_.load()));
    }
    void set(engine::durable::Instant instant) { now_ = instant.time_since_epoch().count(); }

 private:
    std::atomic<std::int64_t> now_;
};

// Moves the clock to `target`, stopping at every moment at which something falls due; `then` is
// called after what fell due there. Never back.
void pass_time(workflows::Installation& installation, StoryClock& clock,
               engine::durable::Instant target, const std::function<void()>& then);

}  // namespace app
