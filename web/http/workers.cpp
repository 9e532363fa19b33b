#include "web/http/workers.h"

#include <exception>
#include <future>

namespace web {

Workers::Workers(const ServerSettings& settings, std::function<Answer()> make_answer,
                 Deliver deliver)
    : settings_(settings), deliver_(std::move(deliver)) {
    std::vector<std::future<void>> beginnings;
    for (std::size_t i = 0; i < settings.threads; ++i) {
        std::promise<void> begun;
        beginnings.push_back(begun.get_future());
        threads_.emplace_back([this, make_answer, begun = std::move(begun)]() mutable {
            Answer answer;
            try {
                answer = make_answer();
                begun.set_value();
            } catch (...) {
                begun.set_exception(std::current_exception());
                return;
            }
            run(answer);
        });
    }
    try {
        for (auto& beginning : beginnings) beginning.get();
    } catch (...) {
        stop();
        throw;
    }
}

Workers::~Workers() {
    stop();
}

void Workers::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
}

void Workers::add(Work work) {
    {
        const std::lock_guard lock(mutex_);
        queue_.push_back(std::move(work));
    }
    changed_.notify_one();
}

std::size_t Workers::waiting() const {
    const std::lock_guard lock(mutex_);
    return queue_.size();
}

void Workers::run(const Answer& answer) {
    while (true) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
        if (queue_.empty()) return;
        Work work = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        const auto connection = work.connection;
        deliver_(connection,
                 exchange(std::move(work.incoming), work.keep_alive, answer, settings_));
    }
}

}  // namespace web
