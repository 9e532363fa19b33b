#include "engine/durable/throughput.h"

#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include "engine/durable/data_directory.h"
#include "engine/durable/ledger.h"
#include "engine/durable/runtime.h"

namespace engine::durable {
namespace {

using Stopwatch = std::chrono::steady_clock;

double per_second(std::size_t acts, Stopwatch::time_point since) {
    return static_cast<double>(acts) /
           std::chrono::duration<double>(Stopwatch::now() - since).count();
}

const Answer& accepted(const Result<Answer>& answer) {
    if (answer) return *answer;
    throw std::invalid_argument("the measured act is refused: " + to_line(answer.error()));
}

Command addressed(Command command, StreamId stream) {
    command.stream = stream;
    return command;
}

// Keeps a copy of every act that it writes.
class RecordingStore final : public SqliteStore {
 public:
    using SqliteStore::SqliteStore;
    void append(const Act& act) override {
        SqliteStore::append(act);
        acts.push_back(act);
    }
    std::vector<Act> acts;
};

std::vector<Act> decided_acts(const std::filesystem::path& directory, const MeasuredWork& work) {
    constexpr int streams = 64;
    RecordingStore store;  // private, not on disk
    ContentStore contents(DataDirectory::contents_path(directory));
    Ledger ledger(store, contents, work.deciders);
    const SystemClock clock;
    if (store.begin()) ledger.forget();
    for (const Command& each : work.before) accepted(ledger.decide(each, clock.now()));
    std::vector<StreamId> ids;
    for (int i = 0; i < streams; ++i) {
        ids.push_back(accepted(ledger.decide(work.first, clock.now())).stream);
    }
    for (int i = 0; i < work.acts; ++i) {
        const StreamId id = ids[static_cast<std::size_t>(i) % ids.size()];
        accepted(ledger.decide(addressed(work.next, id), clock.now()));
    }
    ledger.save_tree();
    store.commit();
    return std::move(store.acts);
}

}  // namespace

double runtime_acts_per_second(const std::filesystem::path& directory, const MeasuredWork& work,
                               int callers) {
    DataDirectory data(directory);
    const SystemClock clock;
    RuntimeOptions options;
    options.ahead = work.ahead;
    Runtime runtime(data.store, data.contents, clock, work.deciders, std::move(options));
    for (const Command& each : work.before) accepted(runtime.handle(each));
    std::vector<StreamId> ids;
    for (int i = 0; i < callers; ++i) ids.push_back(accepted(runtime.handle(work.first)).stream);

    const int each = work.acts / callers;
    std::vector<std::future<void>> done;
    const auto start = Stopwatch::now();
    for (const StreamId id : ids) {
        done.push_back(std::async(std::launch::async, [&runtime, &work, id, each] {
            for (int i = 0; i < each; ++i) accepted(runtime.handle(addressed(work.next, id)));
        }));
    }
    for (auto& caller : done) caller.get();
    return per_second(static_cast<std::size_t>(each) * ids.size(), start);
}

double bare_acts_per_second(const std::filesystem::path& directory, const MeasuredWork& work,
                            int group) {
    const std::vector<Act> acts = decided_acts(directory, work);
    SqliteStore store(DataDirectory::database_path(directory));
    const auto opening = acts.size() - static_cast<std::size_t>(work.acts);
    auto start = Stopwatch::now();
    for (std::size_t at = 0; at < acts.size();) {
        if (at == opening) start = Stopwatch::now();
        (void)store.begin();
        const std::size_t bound = at < opening ? opening : acts.size();
        const std::size_t end = std::min(bound, at + static_cast<std::size_t>(group));
        for (; at < end; ++at) store.append(acts[at]);
        store.save(StoredTree{acts[at - 1].position, acts[at - 1].root, acts[at - 1].root});
        store.commit();
    }
    return per_second(static_cast<std::size_t>(work.acts), start);
}

}  // namespace engine::durable
