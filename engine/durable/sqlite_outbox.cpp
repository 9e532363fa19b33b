#include "engine/durable/sqlite_outbox.h"

#include "engine/durable/stored_rows.h"

namespace engine::durable {
namespace {

std::optional<std::string> report_text(const std::optional<Value>& report) {
    if (!report) return std::nullopt;
    return report->dump();
}

}  // namespace

SqliteOutbox::SqliteOutbox(SqliteConnection& db)
    : due_(db,
           "SELECT stream, id, payload, attempts FROM outbox "
           "WHERE channel = ?1 AND done_at IS NULL AND failed_at IS NULL AND due <= ?2 "
           "AND (lease_until IS NULL OR lease_until <= ?2) "
           "AND NOT EXISTS (SELECT 1 FROM channel WHERE name = ?1 AND resting_until > ?2) "
           "ORDER BY due, sequence, id LIMIT ?3"),
      lease_(db,
             "UPDATE outbox SET lease_until = ?3, attempts = attempts + 1 "
             "WHERE stream = ?1 AND id = ?2"),
      delivered_(db,
                 "UPDATE outbox SET done_at = ?3, due = ?3, lease_until = NULL, last_error = NULL, "
                 "report = ?4 WHERE stream = ?1 AND id = ?2"),
      retry_(db,
             "UPDATE outbox SET due = ?3, lease_until = NULL, last_error = ?4, failed_at = NULL "
             "WHERE stream = ?1 AND id = ?2 AND done_at IS NULL"),
      failed_(db,
              "UPDATE outbox SET failed_at = ?3, due = ?3, lease_until = NULL, last_error = ?4, "
              "report = ?5 WHERE stream = ?1 AND id = ?2"),
      give_back_(db,
                 "UPDATE outbox SET attempts = attempts - 1, lease_until = NULL, last_error = ?3 "
                 "WHERE stream = ?1 AND id = ?2"),
      rest_(db, "INSERT OR REPLACE INTO channel (name, resting_until, fault) VALUES (?, ?, ?)"),
      wake_(db, "DELETE FROM channel WHERE name = ?"),
      reports_(db,
               "SELECT stream, id, channel, report, attempts FROM outbox "
               "WHERE report IS NOT NULL AND due <= ? ORDER BY due, sequence LIMIT ?"),
      reported_(db, "UPDATE outbox SET report = NULL WHERE stream = ? AND id = ?"),
      report_refused_(db,
                      "UPDATE outbox SET due = ?3, last_error = ?4, attempts = attempts + 1 "
                      "WHERE stream = ?1 AND id = ?2") {
}

std::vector<ClaimedItem> SqliteOutbox::claim(const std::string& channel, Instant now,
                                             Instant lease_until, int limit) {
    std::vector<ClaimedItem> claimed;
    for (auto& row = due_.with(channel, now, limit); row.next();) {
        const std::string id = row.text(1);
        claimed.push_back({row.stream(0),
                           {channel, id, stored_json(row.text(2), "outbox: " + id)},
                           static_cast<int>(row.integer(3)) + 1});
    }
    for (const auto& item : claimed) lease_.with(item.stream, item.item.id, lease_until).run();
    return claimed;
}

void SqliteOutbox::note_delivered(StreamId stream, const std::string& id, Instant now,
                                  const std::optional<Value>& report) {
    const auto text = report_text(report);
    delivered_.with(stream, id, now, text).run();
}

void SqliteOutbox::note_retry(StreamId stream, const std::string& id, Instant due,
                              const std::string& why) {
    const std::string words = utf8_words(why);
    retry_.with(stream, id, due, words).run();
}

void SqliteOutbox::note_failed(StreamId stream, const std::string& id, Instant now,
                               const std::string& why, const std::optional<Value>& report) {
    const std::string words = utf8_words(why);
    const auto text = report_text(report);
    failed_.with(stream, id, now, words, text).run();
}

void SqliteOutbox::note_channel_fault(StreamId stream, const std::string& id,
                                      const std::string& channel, Instant until,
                                      const std::string& why) {
    const std::string words = utf8_words(why);
    give_back_.with(stream, id, words).run();
    rest_.with(channel, until, words).run();
}

void SqliteOutbox::resume_channel(const std::string& channel) {
    wake_.with(channel).run();
}

std::vector<PendingReport> SqliteOutbox::pending_reports(Instant now, int limit) {
    std::vector<PendingReport> pending;
    for (auto& row = reports_.with(now, limit); row.next();) {
        const std::string id = row.text(1);
        pending.push_back({row.stream(0), id, row.text(2),
                           stored_json(row.text(3), "outbox: " + id),
                           static_cast<int>(row.integer(4))});
    }
    return pending;
}

void SqliteOutbox::note_reported(StreamId stream, const std::string& id) {
    reported_.with(stream, id).run();
}

void SqliteOutbox::note_report_refused(StreamId stream, const std::string& id, Instant due,
                                       const std::string& why) {
    const std::string words = utf8_words(why);
    report_refused_.with(stream, id, due, words).run();
}

}  // namespace engine::durable
