#pragma once

#include <functional>
#include <future>
#include <memory>

#include "engine/base/result.h"
#include "engine/durable/answer.h"
#include "engine/durable/clock.h"
#include "engine/durable/decider.h"
#include "engine/durable/runtime_options.h"

// The front door: whatever happens to a stream goes through here.
namespace engine::durable {

class Contents;
class Ledger;
class Store;
class Writer;

// Records commands one after the other on a thread of its own and answers after the COMMIT. Thread
// safe. The references must outlive it; each set of deciders is called on one thread only.
class Runtime {
 public:
    Runtime(Store& store, Contents& contents, const Clock& clock, Deciders deciders,
            RuntimeOptions options = {});
    ~Runtime();  // decides what is still queued first
    Runtime(const Runtime&) = delete;
    Runtime& operator=(const Runtime&) = delete;

    // A person's command. First the deadlines of its stream that are due fire, oldest first, or a
    // late act would count as timely. The future throws StoreFailure when the store failed: then
    // nothing was kept and the command may be repeated; and whatever the Decider threw.
    std::future<Result<Answer>> submit(Command command);
    // submit and wait.
    Result<Answer> handle(Command command);
    // The same for what the house itself has to say (the report of a delivery).
    std::future<Result<Answer>> submit_system(Command command);

    // Fires every deadline that is due by the clock, oldest first, and what those make due in turn.
    // Throws StoreFailure.
    TickReport tick();

    // Lets a halted stream go on: its deadline is tried three times more.
    Result<Done> resume(StreamId stream);

    // Bookkeeping that is no entry (leases, deliveries), in the writer's transaction and on its
    // thread. Throws what `work` throws, in which case none of it is kept.
    void keep_books(std::function<void(Store&)> work);

 private:
    std::unique_ptr<Ledger> ledger_;
    std::unique_ptr<Writer> writer_;  // its thread uses the ledger: it goes first
};

}  // namespace engine::durable
