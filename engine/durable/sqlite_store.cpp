#include "engine/durable/sqlite_store.h"

#include <system_error>

#include "engine/base/sha256.h"
#include "engine/durable/box_check.h"
#include "engine/durable/migrations.h"
#include "engine/durable/stored_rows.h"

namespace engine::durable {
namespace {

const std::filesystem::path& with_folder(const std::filesystem::path& file) {
    std::error_code ignored;  // opening the file says what is wrong
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), ignored);
    return file;
}

constexpr const char* due_columns =
    "SELECT timer.stream, timer.id, timer.generation, timer.attempts FROM timer "
    "JOIN stream ON stream.id = timer.stream WHERE stream.halted IS NULL ";

}  // namespace

SqliteStore::Migrated::Migrated(SqliteConnection& connection) {
    migrate(connection);
}

SqliteStore::SqliteStore(const std::filesystem::path& file, const SqliteOptions& options)
    : SqliteStore(with_folder(file), SqliteConnection::Mode::read_write, options) {
}

SqliteStore::SqliteStore() : SqliteStore({}, SqliteConnection::Mode::temporary, {}) {
}

SqliteStore::SqliteStore(const std::filesystem::path& file, SqliteConnection::Mode mode,
                         const SqliteOptions& options)
    : busy_timeout_ms_(static_cast<int>(options.busy_timeout.count())),
      connection_(file, mode, options),
      migrated_(connection_),
      begin_(connection_, "BEGIN IMMEDIATE"),
      commit_(connection_, "COMMIT"),
      rollback_(connection_, "ROLLBACK"),
      version_(connection_, "PRAGMA data_version"),
      mark_(connection_, "SAVEPOINT act"),
      keep_mark_(connection_, "RELEASE act"),
      undo_to_mark_(connection_, "ROLLBACK TO act"),
      stream_(connection_,
              "SELECT id, kind, sequence, snapshot, hash, snapshot_sha256, title, status, ended, "
              "halted FROM stream WHERE id = ?"),
      open_tasks_(connection_,
                  "SELECT id, entry, title, people, due FROM task "
                  "WHERE stream = ? AND closed IS NULL ORDER BY id, entry"),
      timers_(connection_,
              "SELECT id, generation, at, request FROM timer WHERE stream = ? ORDER BY id"),
      singleton_(connection_, "SELECT id FROM stream WHERE kind = ? ORDER BY id LIMIT 1"),
      newest_(connection_, "SELECT coalesce(max(id), 0) FROM stream"),
      number_(connection_, "SELECT last FROM number_book WHERE entity = 1 AND series = ?"),
      tree_(connection_, "SELECT size, root, peaks FROM tree WHERE entity = 1"),
      answer_(connection_,
              "SELECT stream, sequence, request_sha256, answer, expires FROM command_key "
              "WHERE key = ?"),
      box_(connection_,
           "SELECT ballots_cast, state, ballots, ballots_sha256 FROM ballot_box "
           "WHERE stream = ? AND box = ?"),
      save_tree_(connection_,
                 "INSERT OR REPLACE INTO tree (entity, size, root, peaks) VALUES (1, ?, ?, ?)"),
      drop_answers_(connection_, "DELETE FROM command_key WHERE expires <= ?"),
      due_(connection_, (std::string(due_columns) +
                         "AND timer.at <= ? ORDER BY timer.at, timer.stream, timer.id LIMIT ?")
                            .c_str()),
      due_of_stream_(connection_,
                     (std::string(due_columns) + "AND timer.at <= ? AND timer.stream = ? "
                                                 "ORDER BY timer.at, timer.id LIMIT ?")
                         .c_str()),
      count_(connection_,
             "UPDATE timer SET attempts = attempts + 1 "
             "WHERE stream = ? AND id = ? AND generation = ?"),
      halt_(connection_, "UPDATE stream SET halted = ?2 WHERE id = ?1"),
      resume_(connection_, "UPDATE stream SET halted = NULL WHERE id = ? AND halted IS NOT NULL"),
      resume_timers_(connection_, "UPDATE timer SET attempts = 0 WHERE stream = ?"),
      rows_(connection_),
      outbox_(connection_) {
}

bool SqliteStore::begin() {
    begin_.with().run();
    version_.with();
    version_.next();
    const std::int64_t version = version_.integer(0);
    version_.next();
    const bool changed = seen_version_ != version;
    seen_version_ = version;
    return changed;
}

void SqliteStore::commit() {
    commit_.with().run();
    if (boxes_changed_) forget_older_boxes();
}

// The log written ahead keeps the pages of each transaction side by side: who acted, and what came
// into the box by it. While somebody reads, it cannot be emptied; then the next commit tries again.
void SqliteStore::forget_older_boxes() {
    sqlite3* handle = connection_.handle();
    sqlite3_busy_timeout(handle, 0);
    const int code =
        sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_timeout(handle, busy_timeout_ms_);
    boxes_changed_ = code != SQLITE_OK;
}

void SqliteStore::rollback() noexcept {
    // SQLite has already rolled back by itself after some failures (disk full).
    if (!connection_.in_transaction()) return;
    try {
        rollback_.with().run();
    } catch (const std::exception&) {
        // ROLLBACK fails only when nothing is left to undo.
    }
}

void SqliteStore::mark() {
    // SAVEPOINT outside a transaction would open one, and RELEASE commit it.
    if (!connection_.in_transaction()) connection_.fail(SQLITE_ABORT);
    mark_.with().run();
}

void SqliteStore::keep_mark() {
    keep_mark_.with().run();
}

void SqliteStore::undo_to_mark() {
    undo_to_mark_.with().run();
    keep_mark_.with().run();
}

std::optional<StoredStream> SqliteStore::load(StreamId id) {
    auto& row = stream_.with(id);
    if (!row.next()) return std::nullopt;
    StoredStream stored;
    stored.stream = read_stream(row);
    stored.projection.title = row.text(6);
    stored.projection.status = row.text(7);
    stored.projection.ended = row.integer(8) != 0;
    stored.halted = row.text(9);
    row.next();
    for (auto& task = open_tasks_.with(id); task.next();) {
        stored.projection.tasks.push_back(read_task(task, 0));
    }
    for (auto& timer = timers_.with(id); timer.next();) {
        stored.projection.timers.push_back(read_timer(timer, 0));
    }
    return stored;
}

std::optional<StreamId> SqliteStore::find_singleton(const std::string& kind) {
    std::optional<StreamId> found;
    for (auto& row = singleton_.with(kind); row.next();) found = row.stream(0);
    return found;
}

StreamId SqliteStore::newest_stream() {
    StreamId newest;
    for (auto& row = newest_.with(); row.next();) newest = row.stream(0);
    return newest;
}

std::int64_t SqliteStore::last_number(const std::string& series) {
    std::int64_t last = 0;
    for (auto& row = number_.with(series); row.next();) last = row.integer(0);
    return last;
}

StoredTree SqliteStore::tree() {
    StoredTree tree;
    for (auto& row = tree_.with(); row.next();) {
        tree = {row.integer(0), row.text(1), row.text(2)};
    }
    return tree;
}

std::optional<KeptAnswer> SqliteStore::answer(const std::string& key) {
    std::optional<KeptAnswer> kept;
    for (auto& row = answer_.with(key); row.next();) {
        kept = {key,
                row.stream(0),
                row.integer(1),
                row.text(2),
                stored_json(row.text(3), "command_key: " + key),
                row.instant(4)};
    }
    return kept;
}

std::optional<StoredBox> SqliteStore::box(StreamId stream, const std::string& name) {
    auto& row = box_.with(stream, name);
    if (!row.next()) return std::nullopt;
    StoredBox box{name, row.integer(0), row.text(1), {}};
    const std::string text = row.text(2);
    const std::string hash = row.text(3);
    row.next();
    auto ballots = read_ballots(text);
    if (sha256_hex(text) != hash || !ballots) {
        throw StoreFailure({Refusal::invalid, "La urna fue alterada fuera de Visado.",
                            box_place(stream, name),
                            "Ejecute visado verify y restaure la última copia de seguridad."});
    }
    box.ballots = std::move(*ballots);
    return box;
}

void SqliteStore::append(const Act& act) {
    rows_.append(act);
    boxes_changed_ = boxes_changed_ || !act.boxes.empty();
}

void SqliteStore::save(const StoredTree& tree) {
    save_tree_.with(tree.size, tree.root, tree.peaks).run();
}

void SqliteStore::drop_answers_expired_by(Instant now) {
    drop_answers_.with(now).run();
}

std::vector<DueTimer> SqliteStore::due_timers(Instant now, StreamId only, int limit) {
    std::vector<DueTimer> due;
    auto& row = only.value == 0 ? due_.with(now, limit) : due_of_stream_.with(now, only, limit);
    while (row.next()) {
        due.push_back(
            {row.stream(0), row.text(1), row.integer(2), static_cast<int>(row.integer(3))});
    }
    return due;
}

void SqliteStore::count_attempt(const DueTimer& timer) {
    count_.with(timer.stream, timer.id, timer.generation).run();
}

void SqliteStore::halt(StreamId stream, const std::string& why) {
    const std::string words = utf8_words(why);
    halt_.with(stream, words).run();
}

bool SqliteStore::resume(StreamId stream) {
    if (resume_.with(stream).run() == 0) return false;
    resume_timers_.with(stream).run();
    return true;
}

std::vector<ClaimedItem> SqliteStore::claim(const std::string& channel, Instant now,
                                            Instant lease_until, int limit) {
    return outbox_.claim(channel, now, lease_until, limit);
}

void SqliteStore::note_delivered(StreamId stream, const std::string& id, Instant now,
                                 const std::optional<Value>& report) {
    outbox_.note_delivered(stream, id, now, report);
}

void SqliteStore::note_retry(StreamId stream, const std::string& id, Instant due,
                             const std::string& why) {
    outbox_.note_retry(stream, id, due, why);
}

void SqliteStore::note_failed(StreamId stream, const std::string& id, Instant now,
                              const std::string& why, const std::optional<Value>& report) {
    outbox_.note_failed(stream, id, now, why, report);
}

void SqliteStore::note_channel_fault(StreamId stream, const std::string& id,
                                     const std::string& channel, Instant until,
                                     const std::string& why) {
    outbox_.note_channel_fault(stream, id, channel, until, why);
}

void SqliteStore::resume_channel(const std::string& channel) {
    outbox_.resume_channel(channel);
}

std::vector<PendingReport> SqliteStore::pending_reports(Instant now, int limit) {
    return outbox_.pending_reports(now, limit);
}

void SqliteStore::note_reported(StreamId stream, const std::string& id) {
    outbox_.note_reported(stream, id);
}

void SqliteStore::note_report_refused(StreamId stream, const std::string& id, Instant due,
                                      const std::string& why) {
    outbox_.note_report_refused(stream, id, due, why);
}

}  // namespace engine::durable
