#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace engine::durable {

// What waits for the writer's thread. Thread safe.
template <class Job>
class JobQueue {
 public:
    void add(Job job) {
        {
            const std::lock_guard lock(mutex_);
            jobs_.push_back(std::move(job));
        }
        filled_.notify_one();
    }
    // The next to be taken: it could not be done yet.
    void put_back(Job job) {
        const std::lock_guard lock(mutex_);
        jobs_.push_front(std::move(job));
    }
    std::optional<Job> take() {
        const std::lock_guard lock(mutex_);
        return front();
    }
    // nullopt once the queue is closed and empty.
    std::optional<Job> wait() {
        std::unique_lock lock(mutex_);
        filled_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
        return front();
    }
    void close() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
        }
        filled_.notify_all();
    }

 private:
    std::optional<Job> front() {
        if (jobs_.empty()) return std::nullopt;
        std::optional<Job> job = std::move(jobs_.front());
        jobs_.pop_front();
        return job;
    }

    std::mutex mutex_;
    std::condition_variable filled_;
    std::deque<Job> jobs_;
    bool closed_ = false;
};

}  // namespace engine::durable
