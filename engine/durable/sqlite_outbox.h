#pragma once

#include "engine/durable/sqlite_statement.h"
#include "engine/durable/store.h"

namespace engine::durable {

// The delivery side of the outbox: leases, results, resting channels.
class SqliteOutbox {
 public:
    explicit SqliteOutbox(SqliteConnection& connection);

    std::vector<ClaimedItem> claim(const std::string& channel, Instant now, Instant lease_until,
                                   int limit);
    void note_delivered(StreamId stream, const std::string& id, Instant now,
                        const std::optional<Value>& report);
    void note_retry(StreamId stream, const std::string& id, Instant due, const std::string& why);
    void note_failed(StreamId stream, const std::string& id, Instant now, const std::string& why,
                     const std::optional<Value>& report);
    void note_channel_fault(StreamId stream, const std::string& id, const std::string& channel,
                            Instant until, const std::string& why);
    void resume_channel(const std::string& channel);
    std::vector<PendingReport> pending_reports(Instant now, int limit);
    void note_reported(StreamId stream, const std::string& id);
    void note_report_refused(StreamId stream, const std::string& id, Instant due,
                             const std::string& why);

 private:
    SqliteStatement due_, lease_, delivered_, retry_, failed_, give_back_;
    SqliteStatement rest_, wake_;
    SqliteStatement reports_, reported_, report_refused_;
};

}  // namespace engine::durable
