#include "engine/durable/writer.h"

#include "engine/durable/store_failure.h"

namespace engine::durable {

Writer::Writer(Store& store, Ledger& ledger, const Clock& clock, Contents& contents,
               Deciders deciders, Options options)
    : store_(store),
      ledger_(ledger),
      clock_(clock),
      contents_(contents),
      deciders_(std::move(deciders)),
      options_(std::move(options)),
      deadlines_(store, ledger, clock, options_.deadlines),
      thread_([this] { run(); }) {
    if (!options_.ahead.empty()) ahead_ = std::thread([this] { run_ahead(); });
}

Writer::~Writer() {
    queue_.close();
    if (ahead_.joinable()) ahead_.join();
    thread_.join();
}

std::future<Result<Answer>> Writer::decide(Command command) {
    CommandJob job{std::move(command)};
    auto answer = job.promise.get_future();
    queue_.add(std::move(job));
    return answer;
}

std::future<void> Writer::keep_books(std::function<void(Store&)> work) {
    BooksJob job{std::move(work)};
    auto done = job.promise.get_future();
    queue_.add(std::move(job));
    return done;
}

std::future<TickReport> Writer::tick() {
    TickJob job;
    auto report = job.promise.get_future();
    queue_.add(std::move(job));
    return report;
}

std::future<bool> Writer::resume(StreamId stream) {
    ResumeJob job{stream};
    auto resumed = job.promise.get_future();
    queue_.add(std::move(job));
    return resumed;
}

void Writer::run() {
    for (;;) {
        auto job = take_next();
        if (!job) job = queue_.wait();
        if (!job) return;
        if (auto* tick = std::get_if<TickJob>(&*job)) {
            do_tick(std::move(*tick));
        } else {
            do_group(std::move(*job));
        }
    }
}

void Writer::run_ahead() {
    while (Job* job = queue_.wait_to_hold()) {
        prepare_job(*job, options_.ahead);
        queue_.release(job);
    }
}

void Writer::prepare_job(Job& job, const Deciders& deciders) {
    auto* command = std::get_if<CommandJob>(&job);
    if (command == nullptr) return;
    command->taken_up = clock_.now();
    command->prepared = prepare(command->command, *command->taken_up, ledger_.standing(), deciders,
                                contents_, options_.key_lifetime);
}

std::optional<Writer::Job> Writer::take_next() {
    for (;;) {
        if (auto job = queue_.take()) return job;
        if (queue_.empty()) return std::nullopt;
        if (Job* other = queue_.hold()) {
            prepare_job(*other, deciders_);
            queue_.release(other);
        } else {
            queue_.wait_for_release();
        }
    }
}

void Writer::do_group(Job first) {
    std::vector<Job> group;
    std::optional<Late> late;
    group.push_back(std::move(first));
    try {
        if (store_.begin()) ledger_.forget();
        do_jobs(group, late);
        ledger_.save_tree();
        store_.commit();
    } catch (...) {
        const auto failure = std::current_exception();
        store_.rollback();
        ledger_.forget();
        // Those that wait would meet the same: when the store is locked, one wait is enough for
        // all.
        while (group.size() < options_.group_limit) {
            auto next = take_next();
            if (!next) break;
            group.push_back(std::move(*next));
        }
        if (late) group.push_back(std::move(late->job));
        for (auto& job : group) fail(job, failure);
        return;
    }
    for (auto& job : group) answer(job);
    if (late) do_late(std::move(*late));
}

void Writer::do_jobs(std::vector<Job>& group, std::optional<Late>& late) {
    for (;;) {
        if (must_wait_for_deadlines(group.back())) {
            const StreamId stream = ledger_.addressee(std::get<CommandJob>(group.back()).command);
            late = Late{std::move(group.back()), stream};
            group.pop_back();
            return;
        }
        do_job(group.back());
        if (group.size() == options_.group_limit) return;
        auto next = take_next();
        if (!next) return;
        if (std::holds_alternative<TickJob>(*next)) {
            queue_.put_back(std::move(*next));
            return;
        }
        group.push_back(std::move(*next));
    }
}

bool Writer::must_wait_for_deadlines(const Job& job) {
    const auto* command = std::get_if<CommandJob>(&job);
    if (command == nullptr) return false;
    try {
        return ledger_.has_due_timer(ledger_.addressee(command->command), clock_.now());
    } catch (const std::exception&) {
        // Deciding it meets the same failure, and tells its caller alone.
        if (!store_.intact()) throw;
        return false;
    }
}

void Writer::do_job(Job& job) {
    if (auto* command = std::get_if<CommandJob>(&job)) decide_now(*command);
    if (auto* books = std::get_if<BooksJob>(&job)) keep_books_now(*books);
    if (auto* resume = std::get_if<ResumeJob>(&job)) {
        resume->resumed = ledger_.resume(resume->stream);
    }
}

void Writer::decide_now(CommandJob& job) {
    try {
        // In the journal time does not go back: what was begun before the newest entry begins anew.
        if (!job.taken_up || *job.taken_up < ledger_.newest_entry()) job.taken_up = clock_.now();
        job.outcome = ledger_.decide(job.command, *job.taken_up, std::move(job.prepared));
    } catch (const TransactionLost&) {
        throw;
    } catch (...) {
        if (!store_.intact()) throw;
        job.failure = std::current_exception();
    }
}

void Writer::keep_books_now(BooksJob& job) {
    store_.mark();
    try {
        job.work(store_);
        store_.keep_mark();
    } catch (const StoreFailure&) {
        throw;
    } catch (...) {
        store_.undo_to_mark();
        job.failure = std::current_exception();
    }
}

// First the deadlines of its stream, in transactions of their own; then it is the next in line.
void Writer::do_late(Late late) {
    try {
        deadlines_.fire_due(late.stream);
        queue_.put_back(std::move(late.job));
    } catch (...) {
        fail(late.job, std::current_exception());
    }
}

void Writer::do_tick(TickJob job) {
    try {
        job.promise.set_value(deadlines_.fire_due(StreamId{}));
    } catch (...) {
        job.promise.set_exception(std::current_exception());
    }
}

void Writer::answer(Job& job) {
    if (auto* command = std::get_if<CommandJob>(&job)) {
        if (command->failure) return command->promise.set_exception(command->failure);
        command->promise.set_value(std::move(*command->outcome));
    }
    if (auto* books = std::get_if<BooksJob>(&job)) {
        if (books->failure) return books->promise.set_exception(books->failure);
        books->promise.set_value();
    }
    if (auto* resume = std::get_if<ResumeJob>(&job)) resume->promise.set_value(resume->resumed);
}

void Writer::fail(Job& job, const std::exception_ptr& failure) {
    std::visit([&](auto& any) { any.promise.set_exception(failure); }, job);
}

}  // namespace engine::durable
