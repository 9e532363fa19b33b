#pragma once

#include <memory>
#include <mutex>

#include "engine/durable/queries.h"
#include "engine/durable/sqlite_connection.h"

namespace engine::durable {

// Reads on connections of its own, one per thread that is reading at the moment, so that readers
// never wait for the writer.
class SqliteQueries final : public Queries {
 public:
    // The file must exist with its tables (SqliteStore makes them). Throws StoreFailure.
    explicit SqliteQueries(const std::filesystem::path& file, const SqliteOptions& options = {});
    ~SqliteQueries() override;

    // Defaults as in Queries: C++ does not inherit them.
    InboxPage inbox(const std::string& person, const std::optional<InboxMark>& after = {},
                    int limit = 50) const override;
    std::vector<StreamSummary> streams(const std::string& kind, StreamId after = {},
                                       int limit = 1000) const override;
    std::optional<StreamSummary> summary(StreamId id) const override;
    std::optional<Stream> stream(StreamId id) const override;
    std::optional<Stream> singleton(const std::string& kind) const override;
    std::vector<StreamSummary> halted() const override;
    std::vector<JournalRow> entries(StreamId id, std::int64_t from = 1,
                                    int limit = 1'000'000) const override;
    std::vector<JournalRow> entries_from_position(std::int64_t position, int limit) const override;
    std::vector<TaskRow> tasks(StreamId id) const override;
    std::vector<ArmedTimer> timers(StreamId id) const override;
    std::vector<DocumentRow> documents(StreamId id) const override;
    std::optional<DocumentRow> document_by_code(const std::string& code) const override;
    std::vector<OutboxRow> outbox(StreamId id = {}, int limit = 10'000) const override;
    OutboxPage outbox_page(const OutboxFilter& filter, const std::optional<OutboxMark>& after = {},
                           int limit = 50) const override;
    OutboxCounts outbox_counts() const override;
    std::optional<OutboxRow> outbox_row(StreamId id, const std::string& item) const override;
    std::vector<ChannelPause> paused_channels() const override;
    std::vector<NumberRow> numbers() const override;
    TreeHead head() const override;
    std::optional<Instant> next_due() const override;

 private:
    // A connection out of the pool, given back at the end.
    class Borrowed;

    std::filesystem::path file_;
    SqliteOptions options_;
    mutable std::mutex mutex_;
    mutable std::vector<std::unique_ptr<SqliteConnection>> idle_;
};

}  // namespace engine::durable
