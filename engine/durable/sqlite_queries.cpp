#include "engine/durable/sqlite_queries.h"

#include <limits>

#include "engine/durable/sqlite_statement.h"
#include "engine/durable/stored_rows.h"

namespace engine::durable {
namespace {

// Columns 0 to 8 of every query that gives summaries.
constexpr const char* summary_columns =
    "SELECT s.id, s.kind, s.sequence, s.title, s.status, s.ended, s.halted, s.opened, s.updated ";
constexpr const char* stream_columns =
    "SELECT id, kind, sequence, snapshot, hash, snapshot_sha256 FROM stream ";
constexpr const char* journal_columns =
    "SELECT position, stream, sequence, entry, hash, root FROM journal ";
constexpr const char* outbox_columns =
    "SELECT stream, sequence, channel, id, payload, done_at, failed_at, attempts, due, "
    "last_error, report FROM outbox ";
constexpr const char* document_columns =
    "SELECT stream, sequence, id, version, title, number, code, html_sha256, draft, issued "
    "FROM document ";

std::string sql(const char* columns, const char* rest) {
    return std::string(columns) + rest;
}

StreamSummary read_summary(const SqliteStatement& row) {
    StreamSummary summary;
    summary.id = row.stream(0);
    summary.kind = row.text(1);
    summary.sequence = row.integer(2);
    summary.title = row.text(3);
    summary.status = row.is_null(6) ? row.text(4) : "detenido";
    summary.ended = row.integer(5) != 0;
    summary.halted = row.text(6);
    summary.opened = row.instant(7);
    summary.updated = row.instant(8);
    return summary;
}

JournalRow read_journal(const SqliteStatement& row) {
    return {row.integer(0), row.stream(1), row.integer(2), row.text(3), row.text(4), row.text(5)};
}

DocumentRow read_document(const SqliteStatement& row) {
    return {row.stream(0),
            row.integer(1),
            {row.text(2), row.integer(3), row.text(4), row.text(5), row.text(6), row.text(7),
             row.integer(8) != 0},
            row.instant(9)};
}

OutboxRow read_outbox(const SqliteStatement& row) {
    OutboxRow out;
    out.stream = row.stream(0);
    out.sequence = row.integer(1);
    out.item.channel = row.text(2);
    out.item.id = row.text(3);
    out.item.payload = stored_json(row.text(4), "outbox: " + out.item.id);
    if (!row.is_null(5)) out.state = DeliveryState::delivered;
    if (!row.is_null(6)) out.state = DeliveryState::failed;
    out.attempts = static_cast<int>(row.integer(7));
    out.due = row.instant(8);
    out.last_error = row.text(9);
    out.report_pending = !row.is_null(10);
    out.ended = row.optional_instant(out.state == DeliveryState::failed ? 6 : 5);
    return out;
}

// How a page of the outbox is found: each state by an index of its own, in the order of its page.
struct OutboxOrder {
    const char *where, *column, *direction, *beyond;
};
OutboxOrder order_of(DeliveryState state) {
    switch (state) {
        case DeliveryState::failed:
            return {"failed_at IS NOT NULL", "failed_at", " DESC", "<"};
        case DeliveryState::delivered:
            return {"done_at IS NOT NULL AND failed_at IS NULL", "done_at", " DESC", "<"};
        case DeliveryState::waiting:
            break;
    }
    return {"done_at IS NULL AND failed_at IS NULL", "due", "", ">"};
}

template <class Row, class Read, class... Values>
std::vector<Row> all(SqliteConnection& db, const std::string& text, Read read,
                     const Values&... values) {
    std::vector<Row> rows;
    SqliteStatement statement(db, text.c_str());
    for (auto& row = statement.with(values...); row.next();) rows.push_back(read(row));
    return rows;
}

template <class Row, class Read, class... Values>
std::optional<Row> first(SqliteConnection& db, const std::string& text, Read read,
                         const Values&... values) {
    SqliteStatement statement(db, text.c_str());
    auto& row = statement.with(values...);
    if (!row.next()) return std::nullopt;
    return read(row);
}

}  // namespace

class SqliteQueries::Borrowed {
 public:
    explicit Borrowed(const SqliteQueries& owner) : owner_(owner) {
        {
            const std::lock_guard lock(owner_.mutex_);
            if (!owner_.idle_.empty()) {
                connection_ = std::move(owner_.idle_.back());
                owner_.idle_.pop_back();
                return;
            }
        }
        connection_ = std::make_unique<SqliteConnection>(
            owner_.file_, SqliteConnection::Mode::read_only, owner_.options_);
    }
    ~Borrowed() {
        const std::lock_guard lock(owner_.mutex_);
        owner_.idle_.push_back(std::move(connection_));
    }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;

    operator SqliteConnection&() { return *connection_; }  // NOLINT(google-explicit-constructor)

 private:
    const SqliteQueries& owner_;
    std::unique_ptr<SqliteConnection> connection_;
};

SqliteQueries::SqliteQueries(const std::filesystem::path& file, const SqliteOptions& options)
    : file_(file), options_(options) {
    const Borrowed proof_that_it_opens(*this);
}

SqliteQueries::~SqliteQueries() = default;

InboxPage SqliteQueries::inbox(const std::string& person, const std::optional<InboxMark>& after,
                               int limit) const {
    Borrowed db(*this);
    SqliteStatement statement(
        db, sql(summary_columns,
                ", t.id, t.entry, t.title, t.people, t.due, t.opened, p.due FROM task_person p "
                "JOIN task t ON t.stream = p.stream AND t.id = p.task AND t.entry = p.entry "
                "JOIN stream s ON s.id = p.stream "
                "WHERE p.person = ?1 AND (p.due, p.stream, p.task) > (?2, ?3, ?4) "
                "ORDER BY p.due, p.stream, p.task, p.entry LIMIT ?5")
                .c_str());
    const InboxMark mark =
        after.value_or(InboxMark{std::numeric_limits<std::int64_t>::min(), 0, ""});
    InboxPage page;
    InboxMark last;
    auto& row = statement.with(person, mark.due, mark.stream, mark.task, limit);
    while (row.next()) {
        page.items.push_back({read_summary(row), read_task(row, 9), row.instant(14)});
        last = {row.integer(15), row.integer(0), row.text(9)};
    }
    if (page.items.size() == static_cast<std::size_t>(limit)) page.next = last;
    return page;
}

std::vector<StreamSummary> SqliteQueries::streams(const std::string& kind, StreamId after,
                                                  int limit) const {
    Borrowed db(*this);
    if (kind.empty()) {
        return all<StreamSummary>(
            db, sql(summary_columns, "FROM stream s WHERE s.id > ? ORDER BY s.id LIMIT ?"),
            read_summary, after, limit);
    }
    return all<StreamSummary>(
        db,
        sql(summary_columns, "FROM stream s WHERE s.kind = ? AND s.id > ? ORDER BY s.id LIMIT ?"),
        read_summary, kind, after, limit);
}

std::optional<StreamSummary> SqliteQueries::summary(StreamId id) const {
    Borrowed db(*this);
    return first<StreamSummary>(db, sql(summary_columns, "FROM stream s WHERE s.id = ?"),
                                read_summary, id);
}

std::optional<Stream> SqliteQueries::stream(StreamId id) const {
    Borrowed db(*this);
    return first<Stream>(db, sql(stream_columns, "WHERE id = ?"), read_stream, id);
}

std::optional<Stream> SqliteQueries::singleton(const std::string& kind) const {
    Borrowed db(*this);
    return first<Stream>(db, sql(stream_columns, "WHERE kind = ? ORDER BY id LIMIT 1"), read_stream,
                         kind);
}

std::vector<StreamSummary> SqliteQueries::halted() const {
    Borrowed db(*this);
    return all<StreamSummary>(
        db, sql(summary_columns, "FROM stream s WHERE s.halted IS NOT NULL ORDER BY s.id"),
        read_summary);
}

std::vector<JournalRow> SqliteQueries::entries(StreamId id, std::int64_t from, int limit) const {
    Borrowed db(*this);
    return all<JournalRow>(
        db, sql(journal_columns, "WHERE stream = ? AND sequence >= ? ORDER BY sequence LIMIT ?"),
        read_journal, id, from, limit);
}

std::vector<JournalRow> SqliteQueries::entries_from_position(std::int64_t position,
                                                             int limit) const {
    Borrowed db(*this);
    return all<JournalRow>(db,
                           sql(journal_columns, "WHERE position >= ? ORDER BY position LIMIT ?"),
                           read_journal, position, limit);
}

std::vector<TaskRow> SqliteQueries::tasks(StreamId id) const {
    Borrowed db(*this);
    const auto read = [](const SqliteStatement& row) {
        return TaskRow{read_task(row, 0), row.instant(5), row.optional_instant(6)};
    };
    return all<TaskRow>(db,
                        "SELECT id, entry, title, people, due, opened, closed FROM task "
                        "WHERE stream = ? ORDER BY entry, id",
                        read, id);
}

std::vector<ArmedTimer> SqliteQueries::timers(StreamId id) const {
    Borrowed db(*this);
    const auto read = [](const SqliteStatement& row) { return read_timer(row, 0); };
    return all<ArmedTimer>(
        db, "SELECT id, generation, at, request FROM timer WHERE stream = ? ORDER BY at, id", read,
        id);
}

std::vector<DocumentRow> SqliteQueries::documents(StreamId id) const {
    Borrowed db(*this);
    return all<DocumentRow>(db, sql(document_columns, "WHERE stream = ? ORDER BY sequence, id"),
                            read_document, id);
}

std::optional<DocumentRow> SqliteQueries::document_by_code(const std::string& code) const {
    Borrowed db(*this);
    // The second condition lets SQLite use the partial index on codes.
    return first<DocumentRow>(db, sql(document_columns, "WHERE code = ? AND code <> ''"),
                              read_document, code);
}

std::vector<OutboxRow> SqliteQueries::outbox(StreamId id, int limit) const {
    Borrowed db(*this);
    return all<OutboxRow>(
        db,
        sql(outbox_columns, "WHERE ?1 = 0 OR stream = ?1 ORDER BY stream, sequence, id LIMIT ?2"),
        read_outbox, id, limit);
}

OutboxPage SqliteQueries::outbox_page(const OutboxFilter& filter,
                                      const std::optional<OutboxMark>& after, int limit) const {
    const OutboxOrder order = order_of(filter.state);
    const std::string column = order.column, direction = order.direction;
    const std::string found =
        sql(outbox_columns, "WHERE ") + order.where +
        " AND (?1 = '' OR channel = ?1) AND (?2 = 0 OR stream = ?2) AND (?3 = 0 OR (" + column +
        ", stream, id) " + order.beyond + " (?4, ?5, ?6)) ORDER BY " + column + direction +
        ", stream" + direction + ", id" + direction + " LIMIT ?7";
    const OutboxMark mark = after.value_or(OutboxMark{});
    Borrowed db(*this);
    OutboxPage page;
    page.rows = all<OutboxRow>(db, found, read_outbox, filter.channel, filter.stream,
                               after.has_value(), mark.at, mark.stream, mark.id, limit + 1);
    if (page.rows.size() > static_cast<std::size_t>(limit)) {
        page.rows.pop_back();
        const OutboxRow& last = page.rows.back();
        const Instant at = last.ended.value_or(last.due);
        page.next = OutboxMark{at.time_since_epoch().count(), last.stream, last.item.id};
    }
    return page;
}

OutboxCounts SqliteQueries::outbox_counts() const {
    Borrowed db(*this);
    const auto count = [&](DeliveryState state) {
        const auto text = std::string("SELECT count(*) FROM outbox WHERE ") + order_of(state).where;
        return first<std::int64_t>(db, text,
                                   [](const SqliteStatement& row) { return row.integer(0); })
            .value_or(0);
    };
    return {count(DeliveryState::waiting), count(DeliveryState::failed),
            count(DeliveryState::delivered)};
}

std::optional<OutboxRow> SqliteQueries::outbox_row(StreamId id, const std::string& item) const {
    Borrowed db(*this);
    return first<OutboxRow>(db, sql(outbox_columns, "WHERE stream = ? AND id = ?"), read_outbox, id,
                            item);
}

std::vector<ChannelPause> SqliteQueries::paused_channels() const {
    Borrowed db(*this);
    const auto read = [](const SqliteStatement& row) {
        return ChannelPause{row.text(0), row.text(1), row.instant(2)};
    };
    return all<ChannelPause>(db, "SELECT name, fault, resting_until FROM channel ORDER BY name",
                             read);
}

std::vector<NumberRow> SqliteQueries::numbers() const {
    Borrowed db(*this);
    const auto read = [](const SqliteStatement& row) {
        return NumberRow{row.text(0), row.integer(1), row.stream(2), row.integer(3)};
    };
    return all<NumberRow>(
        db, "SELECT series, last, stream, sequence FROM number_book ORDER BY series", read);
}

TreeHead SqliteQueries::head() const {
    Borrowed db(*this);
    const auto read = [](const SqliteStatement& row) {
        return TreeHead{row.integer(0), row.text(1)};
    };
    return first<TreeHead>(db, "SELECT size, root FROM tree WHERE entity = 1", read)
        .value_or(TreeHead{});
}

std::optional<Instant> SqliteQueries::next_due() const {
    Borrowed db(*this);
    const auto read = [](const SqliteStatement& row) { return row.instant(0); };
    return first<Instant>(db,
                          "SELECT timer.at FROM timer JOIN stream ON stream.id = timer.stream "
                          "WHERE stream.halted IS NULL ORDER BY timer.at LIMIT 1",
                          read);
}

}  // namespace engine::durable
