#include "app/deadline_keeper.h"

#include <exception>

namespace app {

DeadlineKeeper::DeadlineKeeper(engine::durable::Runtime& runtime,
                               const engine::durable::Queries& queries,
                               const engine::durable::Clock& clock,
                               std::function<void(const std::string&)> on_failure)
    : runtime_(runtime),
      queries_(queries),
      clock_(clock),
      on_failure_(std::move(on_failure)),
      thread_([this] { run(); }) {
}

DeadlineKeeper::~DeadlineKeeper() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void DeadlineKeeper::run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        try {
            fire_due();
        } catch (const std::exception& failure) {
            on_failure_(failure.what());
        }
        lock.lock();
        wake_.wait_for(lock, std::chrono::seconds(1), [this] { return stopping_; });
    }
}

void DeadlineKeeper::fire_due() {
    const auto due = queries_.next_due();
    if (due && *due <= clock_.now()) runtime_.tick();
}

}  // namespace app
