#pragma once

#include "engine/durable/sqlite_act_rows.h"
#include "engine/durable/sqlite_connection.h"
#include "engine/durable/sqlite_outbox.h"
#include "engine/durable/sqlite_statement.h"
#include "engine/durable/store.h"

namespace engine::durable {

// The Store in one SQLite file: one connection that writes, its statements prepared once. Other
// processes may use the same file; they wait for each other's transactions.
class SqliteStore : public Store {
 public:
    // Makes folder, file and tables when they are missing. Throws StoreFailure.
    explicit SqliteStore(const std::filesystem::path& file, const SqliteOptions& options = {});
    // A private store that is gone with the object: what a replay rebuilds its rows in.
    SqliteStore();

    bool begin() override;
    void commit() override;
    void rollback() noexcept override;
    bool intact() const override { return connection_.in_transaction(); }
    void mark() override;
    void keep_mark() override;
    void undo_to_mark() override;

    std::optional<StoredStream> load(StreamId id) override;
    std::optional<StreamId> find_singleton(const std::string& kind) override;
    StreamId newest_stream() override;
    std::int64_t last_number(const std::string& series) override;
    StoredTree tree() override;
    std::optional<KeptAnswer> answer(const std::string& key) override;
    std::optional<StoredBox> box(StreamId stream, const std::string& name) override;

    void append(const Act& act) override;
    void save(const StoredTree& tree) override;
    void drop_answers_expired_by(Instant now) override;

    std::vector<DueTimer> due_timers(Instant now, StreamId only, int limit) override;
    void count_attempt(const DueTimer& timer) override;
    void halt(StreamId stream, const std::string& why) override;
    bool resume(StreamId stream) override;

    std::vector<ClaimedItem> claim(const std::string& channel, Instant now, Instant lease_until,
                                   int limit) override;
    void note_delivered(StreamId stream, const std::string& id, Instant now,
                        const std::optional<Value>& report) override;
    void note_retry(StreamId stream, const std::string& id, Instant due,
                    const std::string& why) override;
    void note_failed(StreamId stream, const std::string& id, Instant now, const std::string& why,
                     const std::optional<Value>& report) override;
    void note_channel_fault(StreamId stream, const std::string& id, const std::string& channel,
                            Instant until, const std::string& why) override;
    void resume_channel(const std::string& channel) override;
    std::vector<PendingReport> pending_reports(Instant now, int limit) override;
    void note_reported(StreamId stream, const std::string& id) override;
    void note_report_refused(StreamId stream, const std::string& id, Instant due,
                             const std::string& why) override;

    // For what compares whole tables (verify); to be left alone during a transaction.
    SqliteConnection& connection() { return connection_; }

 private:
    SqliteStore(const std::filesystem::path& file, SqliteConnection::Mode mode,
                const SqliteOptions& options);
    // Connection and tables first: the statements below are prepared against them.
    struct Migrated {
        explicit Migrated(SqliteConnection& connection);
    };

    void forget_older_boxes();

    int busy_timeout_ms_;
    bool boxes_changed_ = false;  // since the log written ahead was last emptied
    SqliteConnection connection_;
    Migrated migrated_;
    std::optional<std::int64_t> seen_version_;
    SqliteStatement begin_, commit_, rollback_, version_;
    SqliteStatement mark_, keep_mark_, undo_to_mark_;
    SqliteStatement stream_, open_tasks_, timers_, singleton_, newest_, number_, tree_, answer_,
        box_;
    SqliteStatement save_tree_, drop_answers_;
    SqliteStatement due_, due_of_stream_, count_, halt_, resume_, resume_timers_;
    SqliteActRows rows_;
    SqliteOutbox outbox_;
};

}  // namespace engine::durable
