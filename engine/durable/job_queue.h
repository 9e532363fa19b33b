#pragma once

#include <algorithm>
#include <condition_variable>
#include <list>
#include <mutex>
#include <optional>

namespace engine::durable {

// What waits for the writer's thread, which takes it in order; meanwhile others may hold jobs that
// wait and prepare them. Thread safe.
template <class Job>
class JobQueue {
 public:
    void add(Job job) {
        const std::lock_guard lock(mutex_);
        places_.push_back({std::move(job), State::untouched});
        // Whoever has nothing else to do begins at once: preparing it would only cost the way.
        (taker_waits_ ? changed_ : untouched_).notify_one();
    }
    // The next to be taken: it could not be done yet. Nobody prepares it.
    void put_back(Job job) {
        const std::lock_guard lock(mutex_);
        places_.push_front({std::move(job), State::ready});
    }
    // nullopt: nothing waits, or the next is held.
    std::optional<Job> take() {
        const std::lock_guard lock(mutex_);
        return can_be_taken() ? front() : std::nullopt;
    }
    // nullopt once the queue is closed and empty.
    std::optional<Job> wait() {
        std::unique_lock lock(mutex_);
        taker_waits_ = true;
        changed_.wait(lock, [this] { return can_be_taken() || (closed_ && places_.empty()); });
        taker_waits_ = false;
        auto job = front();
        if (!places_.empty()) untouched_.notify_one();
        return job;
    }
    bool empty() const {
        const std::lock_guard lock(mutex_);
        return places_.empty();
    }
    // After this add() must not be called.
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        changed_.notify_all();
        untouched_.notify_all();
    }

    // The next that nobody has touched. It stays in its place and is the caller's until release().
    // nullptr: there is none.
    Job* hold() {
        const std::lock_guard lock(mutex_);
        return hold_next();
    }
    // Waits for one, while the taker is busy; nullptr once the queue is closed.
    Job* wait_to_hold() {
        std::unique_lock lock(mutex_);
        Job* job = nullptr;
        untouched_.wait(
            lock, [&] { return closed_ || (!taker_waits_ && (job = hold_next()) != nullptr); });
        return closed_ && job == nullptr ? nullptr : job;
    }
    void release(const Job* job) {
        const std::lock_guard lock(mutex_);
        for (Place& each : places_)
            if (&each.job == job) each.state = State::ready;
        changed_.notify_one();
    }
    // Until the next is no longer held.
    void wait_for_release() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return places_.empty() || can_be_taken(); });
    }

 private:
    enum class State { untouched, held, ready };
    struct Place {
        Job job;
        State state;
    };

    bool can_be_taken() const { return !places_.empty() && places_.front().state != State::held; }
    std::optional<Job> front() {
        if (places_.empty()) return std::nullopt;
        std::optional<Job> job = std::move(places_.front().job);
        places_.pop_front();
        return job;
    }
    Job* hold_next() {
        const auto next = std::find_if(places_.begin(), places_.end(), [](const Place& each) {
            return each.state == State::untouched;
        });
        if (next == places_.end()) return nullptr;
        next->state = State::held;
        return &next->job;
    }

    mutable std::mutex mutex_;
    std::condition_variable changed_;    // for the taker
    std::condition_variable untouched_;  // for whoever prepares
    std::list<Place> places_;
    bool taker_waits_ = false;
    bool closed_ = false;
};

}  // namespace engine::durable
