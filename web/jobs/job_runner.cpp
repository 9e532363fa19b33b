#include "web/jobs/job_runner.h"

#include <exception>

namespace web {

JobRunner::JobRunner(JobBook& book) : book_(book) {
    book_.interrupt_open();
}

JobRunner::~JobRunner() {
    stop();
}

std::int64_t JobRunner::ask(const std::string& kind, const std::string& title,
                            const std::string& person, Work work) {
    const std::lock_guard lock(mutex_);
    const std::int64_t number = book_.ask(kind, title, person);
    if (number <= newest_) return number;
    newest_ = number;
    waiting_.push_back({number, std::move(work)});
    wake_.notify_one();
    return number;
}

bool JobRunner::run_next() {
    Asked asked;
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.empty()) return false;
        asked = std::move(waiting_.front());
        waiting_.pop_front();
    }
    run(asked);
    return true;
}

void JobRunner::run(const Asked& asked) {
    const JobProgress progress = [this, &asked](std::int64_t done, std::int64_t total,
                                                const std::string& words) {
        {
            const std::lock_guard lock(mutex_);
            if (stopping_) throw JobStopped{};
        }
        book_.advance(asked.number, done, total, words);
    };
    book_.start(asked.number);
    try {
        const JobOutcome outcome = asked.work(progress);
        book_.finish(asked.number, Job::State::done, outcome.words, outcome.result);
    } catch (const JobStopped&) {
        book_.interrupt_open();
    } catch (const std::exception& failure) {
        book_.finish(asked.number, Job::State::failed,
                     std::string("No se pudo terminar: ") + failure.what(), nullptr);
    }
}

void JobRunner::start() {
    stop();
    stopping_ = false;
    thread_ = std::thread([this] {
        for (;;) {
            {
                std::unique_lock lock(mutex_);
                wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
                if (stopping_) return;
            }
            run_next();
        }
    });
}

void JobRunner::stop() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
    const std::lock_guard lock(mutex_);
    waiting_.clear();
    book_.interrupt_open();
}

}  // namespace web
