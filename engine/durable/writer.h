#pragma once

#include <exception>
#include <functional>
#include <future>
#include <optional>
#include <thread>
#include <variant>
#include <vector>

#include "engine/durable/deadlines.h"
#include "engine/durable/job_queue.h"
#include "engine/durable/ledger.h"
#include "engine/durable/store.h"

namespace engine::durable {

// The one thread that decides and commits. It takes what waits, does up to `group_limit` in one
// transaction, commits, and only then answers each caller. When a statement or the COMMIT fails,
// all of the group is undone, every caller of it hears so, and the thread goes on with the next.
class Writer {
 public:
    Writer(Store& store, Ledger& ledger, const Clock& clock, std::size_t group_limit,
           DeadlineOptions deadlines);
    ~Writer();  // does what waits, then stops
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    std::future<Result<Answer>> decide(Command command);
    std::future<void> keep_books(std::function<void(Store&)> work);
    std::future<TickReport> tick();
    std::future<bool> resume(StreamId stream);

 private:
    struct CommandJob {
        Command command;
        std::promise<Result<Answer>> promise = {};
        std::optional<Result<Answer>> outcome = {};
        std::exception_ptr failure = nullptr;
    };
    struct BooksJob {
        std::function<void(Store&)> work;
        std::promise<void> promise = {};
        std::exception_ptr failure = nullptr;
    };
    struct ResumeJob {
        StreamId stream;
        std::promise<bool> promise = {};
        bool resumed = false;
    };
    struct TickJob {
        std::promise<TickReport> promise = {};
    };
    using Job = std::variant<CommandJob, BooksJob, ResumeJob, TickJob>;

    // A command whose stream has deadlines that come before it.
    struct Late {
        Job job;
        StreamId stream;
    };

    void run();
    void do_group(Job first);
    // Fills the group and does its jobs; leaves in `late` the command that has to wait for
    // deadlines.
    void do_jobs(std::vector<Job>& group, std::optional<Late>& late);
    bool must_wait_for_deadlines(const Job& job);
    void do_job(Job& job);
    void decide_now(CommandJob& job);
    void keep_books_now(BooksJob& job);
    void do_late(Late late);
    void do_tick(TickJob job);
    static void answer(Job& job);
    static void fail(Job& job, const std::exception_ptr& failure);

    Store& store_;
    Ledger& ledger_;
    const Clock& clock_;
    std::size_t group_limit_;
    Deadlines deadlines_;
    JobQueue<Job> queue_;
    std::thread thread_;
};

}  // namespace engine::durable
