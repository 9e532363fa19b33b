#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "engine/durable/clock.h"
#include "engine/durable/queries.h"
#include "engine/durable/runtime.h"

namespace app {

// Fires deadlines when they fall due, on a thread of its own. Looks every second: new deadlines
// come with every act, also from other programs on the same store.
class DeadlineKeeper {
 public:
    // A failure is told to `on_failure` and tried again. All is borrowed.
    DeadlineKeeper(engine::durable::Runtime& runtime, const engine::durable::Queries& queries,
                   const engine::durable::Clock& clock,
                   std::function<void(const std::string&)> on_failure);
    ~DeadlineKeeper();  // after the deadline in hand
    DeadlineKeeper(const DeadlineKeeper&) = delete;
    DeadlineKeeper& operator=(const DeadlineKeeper&) = delete;

 private:
    void run();
    void fire_due();

    engine::durable::Runtime& runtime_;
    const engine::durable::Queries& queries_;
    const engine::durable::Clock& clock_;
    std::function<void(const std::string&)> on_failure_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace app
