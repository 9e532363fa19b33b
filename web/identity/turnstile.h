#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

namespace web {

// Lets `at_once` through; up to `waiting` more wait for their turn, the rest is turned away. Thread
// safe. Outlives its passes.
class Turnstile {
 public:
    Turnstile(int at_once, int waiting) : free_(at_once), places_(waiting) {}

    // Frees its place at the end of its life.
    class Pass {
     public:
        explicit Pass(Turnstile& turnstile) : turnstile_(&turnstile) {}
        Pass(Pass&& other) noexcept : turnstile_(std::exchange(other.turnstile_, nullptr)) {}
        Pass& operator=(Pass&&) = delete;
        ~Pass() {
            if (turnstile_ != nullptr) turnstile_->leave();
        }

     private:
        Turnstile* turnstile_;
    };

    // nullopt: too many wait already.
    std::optional<Pass> enter() {
        std::unique_lock lock(mutex_);
        if (free_ == 0) {
            if (places_ == 0) return std::nullopt;
            --places_;
            freed_.wait(lock, [this] { return free_ > 0; });
            ++places_;
        }
        --free_;
        return Pass(*this);
    }

 private:
    void leave() {
        const std::lock_guard lock(mutex_);
        ++free_;
        freed_.notify_one();
    }

    std::mutex mutex_;
    std::condition_variable freed_;
    int free_;
    int places_;
};

}  // namespace web
