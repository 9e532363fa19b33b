#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/durable/clock.h"
#include "engine/durable/decider.h"

// What the runtime needs kept, in its own words. SQLite implements it; another database can.
namespace engine::durable {

// A stream as stored, with the rows that are a function of its snapshot.
struct StoredStream {
    Stream stream;
    Projection projection;
    std::string halted;  // why it stands still; empty: it does not
};

struct TaskChange {
    OpenTask before;
    OpenTask after;
};
// From the rows of the previous entry to those of this one.
struct ProjectionChange {
    std::vector<OpenTask> opened;
    std::vector<TaskChange> changed;
    std::vector<OpenTask> closed;
    std::vector<ArmedTimer> armed;  // new, or with another time or request than before
    std::vector<ArmedTimer> disarmed;
};

struct KeptAnswer {
    std::string key;  // with a prefix for its origin: a person cannot take the house's keys
    StreamId stream;
    std::int64_t sequence = 0;
    // Of kind, stream and request as they were submitted. Empty for a secret act: few answers are
    // possible, so that a hash would give away which it was.
    std::string request_sha256;
    Value answer;
    Instant expires;
};

// A ballot box of a stream (docs/decisions/0022). One row holds all its ballots, in the order of
// their bytes: neither the rows nor the pages of the file say in which order they came.
struct StoredBox {
    std::string name;
    std::int64_t cast = 0;             // acts that put a ballot in
    std::string state = "open";        // "open", "counted", "destroyed"
    std::vector<std::string> ballots;  // canonical JSON; none once it is counted or destroyed
};

// All that one accepted command leaves in the store.
struct Act {
    StreamId stream;
    std::string kind;
    std::int64_t sequence = 0;
    std::int64_t position = 0;
    Instant time;
    std::string entry;            // canonical JSON
    std::string hash;             // SHA-256 of `entry`
    std::string root;             // of the tree that ends with it
    std::string snapshot;         // JSON in the order the decider wrote it
    std::string snapshot_sha256;  // of its bytes
    std::string title;
    std::string status;
    bool ended = false;
    ProjectionChange projection;
    std::vector<OutboxItem> outbox;
    std::vector<NumberTaken> numbers;
    std::vector<IssuedDocument> documents;
    std::vector<StoredBox> boxes;  // as they are from now on
    std::optional<KeptAnswer> answer;
};

// The Merkle tree over all entries: enough to append the next leaf.
struct StoredTree {
    std::int64_t size = 0;
    std::string root;
    std::string peaks;  // roots of the complete subtrees, largest first, hexadecimal
};

struct DueTimer {
    StreamId stream;
    std::string id;
    std::int64_t generation = 0;
    int attempts = 0;
};

struct ClaimedItem {
    StreamId stream;
    OutboxItem item;
    int attempts = 0;  // including this one
};
struct PendingReport {
    StreamId stream;
    std::string id;
    std::string channel;
    Value report;
    int attempts = 0;
};

// One transaction at a time, all from one thread. Every function throws StoreFailure when the store
// cannot do it (after that only rollback() makes sense), and std::logic_error for rows that
// contradict the schema (after that undo_to_mark() or rollback()).
class Store {
 public:
    virtual ~Store() = default;

    // Begins and holds the right to write. True when somebody else wrote since the last time: then
    // whatever the caller remembers of the store is void.
    [[nodiscard]] virtual bool begin() = 0;
    virtual void commit() = 0;
    virtual void rollback() noexcept = 0;
    // False when a failure has already rolled the transaction back.
    virtual bool intact() const = 0;
    // Within a transaction: all after mark() is undone by undo_to_mark(), or joins by keep_mark().
    virtual void mark() = 0;
    virtual void keep_mark() = 0;
    virtual void undo_to_mark() = 0;

    virtual std::optional<StoredStream> load(StreamId id) = 0;
    virtual std::optional<StreamId> find_singleton(const std::string& kind) = 0;
    virtual StreamId newest_stream() = 0;  // value 0: none
    virtual std::int64_t last_number(const std::string& series) = 0;
    virtual StoredTree tree() = 0;
    virtual std::optional<KeptAnswer> answer(const std::string& key) = 0;
    // nullopt: nothing was ever put into it. A box that was altered outside the program is a
    // StoreFailure, never what a decision or a count rests on.
    virtual std::optional<StoredBox> box(StreamId stream, const std::string& name) = 0;

    // After the commit of an act with boxes the store keeps no older state of them where it can
    // help it (SQLite: the log written ahead is emptied).
    virtual void append(const Act& act) = 0;
    virtual void save(const StoredTree& tree) = 0;
    virtual void drop_answers_expired_by(Instant now) = 0;

    // Oldest first, without those of halted streams; of one stream, or of all (value 0).
    virtual std::vector<DueTimer> due_timers(Instant now, StreamId only, int limit) = 0;
    virtual void count_attempt(const DueTimer& timer) = 0;
    virtual void halt(StreamId stream, const std::string& why) = 0;
    // Takes the halt away and counts its timers from nought again; false when it was not halted.
    virtual bool resume(StreamId stream) = 0;

    // Rows of the channel that are due and not leased; they are leased and the try is counted.
    virtual std::vector<ClaimedItem> claim(const std::string& channel, Instant now,
                                           Instant lease_until, int limit) = 0;
    virtual void note_delivered(StreamId stream, const std::string& id, Instant now,
                                const std::optional<Value>& report) = 0;
    virtual void note_retry(StreamId stream, const std::string& id, Instant due,
                            const std::string& why) = 0;
    virtual void note_failed(StreamId stream, const std::string& id, Instant now,
                             const std::string& why, const std::optional<Value>& report) = 0;
    // Gives the item back as if it had not been tried, and lets the channel rest.
    virtual void note_channel_fault(StreamId stream, const std::string& id,
                                    const std::string& channel, Instant until,
                                    const std::string& why) = 0;
    virtual void resume_channel(const std::string& channel) = 0;
    virtual std::vector<PendingReport> pending_reports(Instant now, int limit) = 0;
    virtual void note_reported(StreamId stream, const std::string& id) = 0;
    virtual void note_report_refused(StreamId stream, const std::string& id, Instant due,
                                     const std::string& why) = 0;
};

}  // namespace engine::durable
