#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "web/jobs/job_book.h"

namespace web {

// How a piece of work says how far it is. Throws JobStopped when the program is to end: work that
// calls it often ends soon.
struct JobStopped {};
using JobProgress =
    std::function<void(std::int64_t done, std::int64_t total, const std::string& words)>;

struct JobOutcome {
    std::string words;     // one sentence for people
    engine::Value result;  // what the page of its kind shows
};
using Work = std::function<JobOutcome(const JobProgress&)>;

// Does what was asked for, one piece after the other: on a thread of its own after start(), or by
// run_next() on the caller's. Thread safe.
class JobRunner {
 public:
    // What an earlier program left open is told as interrupted.
    explicit JobRunner(JobBook& book);
    ~JobRunner();  // stops the thread
    JobRunner(const JobRunner&) = delete;
    JobRunner& operator=(const JobRunner&) = delete;

    JobBook& book() { return book_; }

    // The job's number; of the open one of that kind when there is one, and then `work` is dropped.
    std::int64_t ask(const std::string& kind, const std::string& title, const std::string& person,
                     Work work);

    // False: there was nothing to do.
    bool run_next();

    void start();
    // Waits until the piece in hand ends or looks up; what has not begun is told as interrupted.
    void stop();

 private:
    struct Asked {
        std::int64_t number = 0;
        Work work;
    };
    void run(const Asked& asked);

    JobBook& book_;
    std::mutex mutex_;  // of what follows
    std::condition_variable wake_;
    std::deque<Asked> waiting_;
    std::int64_t newest_ = 0;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace web
