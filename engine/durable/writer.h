#pragma once

#include <chrono>
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
#include "engine/durable/preparation.h"
#include "engine/durable/store.h"

namespace engine::durable {

// The one thread that commits. It takes what waits, does up to `group_limit` in one transaction,
// commits, and only then answers each caller. When a statement or the COMMIT fails, all of the
// group is undone, every caller of it hears so, and the thread goes on with the next.
//
// A second thread decides ahead what waits behind, where it can, with deciders of its own: then the
// writer has only rows left to write. Entries stay in the order in which commands came.
class Writer {
 public:
    struct Options {
        std::size_t group_limit = 32;
        DeadlineOptions deadlines = {};
        std::chrono::milliseconds key_lifetime{0};
        Deciders ahead = {};  // of the second thread; empty: there is none
    };

    // `deciders` are those of the ledger.
    Writer(Store& store, Ledger& ledger, const Clock& clock, Contents& contents, Deciders deciders,
           Options options);
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
        std::optional<Instant> taken_up = {};  // when somebody began to decide it
        std::optional<Preparation> prepared = {};
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
    void run_ahead();
    void prepare_job(Job& job, const Deciders& deciders);
    // The next in line; while it is being prepared, prepares another.
    std::optional<Job> take_next();
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
    Contents& contents_;
    const Deciders deciders_;
    const Options options_;
    Deadlines deadlines_;
    JobQueue<Job> queue_;
    std::thread thread_;
    std::thread ahead_;
};

}  // namespace engine::durable
