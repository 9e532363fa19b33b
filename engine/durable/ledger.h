#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>

#include "engine/base/result.h"
#include "engine/durable/content_store.h"
#include "engine/durable/deciding_world.h"
#include "engine/durable/journal.h"
#include "engine/durable/merkle_log.h"
#include "engine/durable/store.h"

namespace engine::durable {

// What the caller of an accepted command hears.
struct Answer {
    StreamId stream;            // the new one, when the command opened it
    std::int64_t sequence = 0;  // of the entry that records it
    Value value;                // Decision::answer
    bool repeated = false;  // the key was known: this is the answer of then, nothing was done now
};

struct LedgerOptions {
    // At least how long a key is remembered.
    std::chrono::milliseconds key_lifetime = std::chrono::days(30);
    std::size_t cached_streams = 1000;
};

// Decides one command and writes what it leaves into the store's open transaction: the same code
// for the writer and for a replay. Remembers streams, numbers and tree between commands, so the
// owner says forget() whenever the store may know better. Not thread safe.
class Ledger {
 public:
    Ledger(Store& store, Contents& contents, Deciders deciders, LedgerOptions options = {});

    // After a rollback, and when others wrote.
    void forget();

    // The functions that decide throw, besides what the Decider throws: StoreFailure when this
    // command could not be done, TransactionLost when the whole transaction is to be given up. In
    // every case but the last, and for a refusal, the transaction is as it was before the call.
    Result<Answer> decide(const Command& command, Instant now);
    // nullopt: that deadline is no longer armed.
    std::optional<Result<Answer>> fire(const DueTimer& timer, Instant now);
    // What the entry gives under today's code, at its own time: the bytes of the new entry, for the
    // caller to compare. Throws std::runtime_error (Spanish) when stream or deadline do not fit it.
    Result<std::string> decide_again(const Entry& entry);

    // The existing stream a command is for; value 0 when it opens one.
    StreamId addressee(const Command& command);
    bool has_due_timer(StreamId stream, Instant now);
    void halt(StreamId stream, const std::string& why);
    bool resume(StreamId stream);
    // Where a replay goes on after an entry it could not decide again: tree and last numbers as
    // they stood after it. All else is forgotten.
    void go_on_from(MerkleLog tree, std::unordered_map<std::string, std::int64_t> numbers);

    // The last thing before COMMIT: the tree row is written once for all entries of the
    // transaction.
    void save_tree();
    const MerkleLog& tree();

 private:
    StoredStream* find(StreamId id);
    Result<StoredStream*> target(const Command& command);
    StoredStream& open(StreamId id, const std::string& kind);
    std::int64_t last_number(const std::string& series);
    const Stream* singleton(const std::string& kind);
    Decider& decider(const std::string& kind) const;

    struct Deciding;
    struct Recorded;
    Result<Recorded> decide_on(StoredStream& stream, const Deciding& deciding);
    Recorded record(StoredStream& stream, const Deciding& deciding, Decision&& decision,
                    const std::optional<TreeHead>& head_seen);
    void keep_contents(const Decision& decision);
    void write(const Act& act);

    Store& store_;
    Contents& contents_;
    Deciders deciders_;
    LedgerOptions options_;
    DecidingWorld::Sources sources_;

    std::unordered_map<StreamId, StoredStream> streams_;
    std::unordered_map<std::string, StreamId> singletons_;
    std::unordered_map<std::string, std::int64_t> numbers_;
    std::optional<MerkleLog> tree_;
    bool tree_changed_ = false;
};

}  // namespace engine::durable
