#pragma once

#include <atomic>

#include "engine/durable/clock.h"

// A clock that stands still until the test moves it. Safe to read from other threads.
class FakeClock final : public engine::durable::Clock {
 public:
    using Instant = engine::durable::Instant;

    explicit FakeClock(Instant start) : now_(start.time_since_epoch()) {}

    Instant now() const override { return Instant(now_.load()); }
    void set(Instant instant) { now_ = instant.time_since_epoch(); }
    void advance(Instant::duration by) { now_ = now_.load() + by; }

 private:
    std::atomic<Instant::duration> now_;
};
