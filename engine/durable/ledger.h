#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>

#include "engine/base/result.h"
#include "engine/durable/act_draft.h"
#include "engine/durable/content_store.h"
#include "engine/durable/deciding_world.h"
#include "engine/durable/journal.h"
#include "engine/durable/merkle_log.h"
#include "engine/durable/preparation.h"
#include "engine/durable/runtime_options.h"
#include "engine/durable/standing.h"
#include "engine/durable/store.h"

namespace engine::durable {

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
    // What was prepared of the command counts when it was decided for that moment, and all it rests
    // on still stands.
    Result<Answer> decide(const Command& command, Instant now,
                          std::optional<Preparation> prepared = {});
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

    // What has been recorded, for those who prepare.
    const Standing& standing() const { return standing_; }
    // Time of the newest entry this ledger recorded; the earliest there is before one.
    Instant newest_entry() const { return newest_entry_; }

 private:
    using Shared = Standing::Shared;

    Shared find(StreamId id);
    Result<Shared> target(const Command& command);
    std::int64_t last_number(const std::string& series);
    const Stream* singleton(const std::string& kind);
    Decider& decider(const std::string& kind) const;

    bool still_stands(const Preparation& prepared, const StoredStream& stream, Instant now);
    bool was_head(const TreeHead& head);
    void note_head(TreeHead head);
    Result<ActDraft> decide_on(const StoredStream& stream, const Deciding& deciding,
                               const std::optional<TreeHead>& head = {});
    Answer record(ActDraft&& draft);
    std::vector<StoredBox> boxes_after(const ActDraft& draft);
    void write(const Act& act);

    Store& store_;
    Contents& contents_;
    Deciders deciders_;
    LedgerOptions options_;
    DecidingWorld::Sources sources_;

    Standing standing_;
    std::unordered_map<std::string, std::int64_t> numbers_;
    std::optional<MerkleLog> tree_;
    std::deque<TreeHead> heads_;  // the newest last; each one entry larger than the one before
    bool tree_changed_ = false;
    Instant newest_entry_ = Instant::min();
};

}  // namespace engine::durable
