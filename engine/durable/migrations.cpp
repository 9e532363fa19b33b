#include "engine/durable/migrations.h"

#include <array>

#include "engine/durable/sqlite_statement.h"

namespace engine::durable {
namespace {

// Times are integer milliseconds since 1970 UTC, hashes 64 lower-case hexadecimal digits. `entity`
// is the institution, the key by which a cluster will be partitioned.
constexpr const char* step_1 = R"sql(
CREATE TABLE journal (
    stream INTEGER NOT NULL, sequence INTEGER NOT NULL, position INTEGER NOT NULL,
    entity INTEGER NOT NULL DEFAULT 1,
    entry TEXT NOT NULL, hash TEXT NOT NULL, root TEXT NOT NULL,
    PRIMARY KEY (stream, sequence)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX journal_position ON journal (position);

CREATE TABLE tree (
    entity INTEGER PRIMARY KEY, size INTEGER NOT NULL, root TEXT NOT NULL,
    peaks TEXT NOT NULL) STRICT;

CREATE TABLE stream (
    id INTEGER PRIMARY KEY, entity INTEGER NOT NULL DEFAULT 1, kind TEXT NOT NULL,
    sequence INTEGER NOT NULL, snapshot TEXT NOT NULL, snapshot_sha256 TEXT NOT NULL,
    hash TEXT NOT NULL, title TEXT NOT NULL, status TEXT NOT NULL, ended INTEGER NOT NULL,
    opened INTEGER NOT NULL, updated INTEGER NOT NULL, halted TEXT) STRICT;
CREATE INDEX stream_kind ON stream (kind, id);
CREATE INDEX stream_halted ON stream (id) WHERE halted IS NOT NULL;

CREATE TABLE task (
    stream INTEGER NOT NULL REFERENCES stream (id), id TEXT NOT NULL, entry INTEGER NOT NULL,
    entity INTEGER NOT NULL DEFAULT 1,
    title TEXT NOT NULL, people TEXT NOT NULL, due INTEGER,
    opened INTEGER NOT NULL, closed INTEGER,
    PRIMARY KEY (stream, id, entry)) STRICT, WITHOUT ROWID;
CREATE INDEX task_open ON task (stream, id, entry) WHERE closed IS NULL;

-- Of open tasks only. `due` is the largest integer where there is none, so that it sorts last.
CREATE TABLE task_person (
    person TEXT NOT NULL, due INTEGER NOT NULL, stream INTEGER NOT NULL, task TEXT NOT NULL,
    entry INTEGER NOT NULL, entity INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (person, due, stream, task, entry)) STRICT, WITHOUT ROWID;

CREATE TABLE timer (
    stream INTEGER NOT NULL REFERENCES stream (id), id TEXT NOT NULL, generation INTEGER NOT NULL,
    entity INTEGER NOT NULL DEFAULT 1,
    at INTEGER NOT NULL, request TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (stream, id)) STRICT, WITHOUT ROWID;
CREATE INDEX timer_at ON timer (at, stream, id);

CREATE TABLE outbox (
    stream INTEGER NOT NULL REFERENCES stream (id), id TEXT NOT NULL,
    entity INTEGER NOT NULL DEFAULT 1,
    sequence INTEGER NOT NULL, channel TEXT NOT NULL, payload TEXT NOT NULL,
    due INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, lease_until INTEGER,
    done_at INTEGER, failed_at INTEGER, last_error TEXT, report TEXT,
    PRIMARY KEY (stream, id)) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_waiting ON outbox (channel, due) WHERE done_at IS NULL AND failed_at IS NULL;
CREATE INDEX outbox_report ON outbox (due) WHERE report IS NOT NULL;

CREATE TABLE channel (
    name TEXT PRIMARY KEY, resting_until INTEGER NOT NULL, fault TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE command_key (
    key TEXT PRIMARY KEY, entity INTEGER NOT NULL DEFAULT 1, stream INTEGER NOT NULL,
    sequence INTEGER NOT NULL, request_sha256 TEXT NOT NULL, answer TEXT NOT NULL,
    expires INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX command_key_expires ON command_key (expires);

CREATE TABLE number_book (
    entity INTEGER NOT NULL DEFAULT 1, series TEXT NOT NULL, last INTEGER NOT NULL,
    stream INTEGER NOT NULL, sequence INTEGER NOT NULL,
    PRIMARY KEY (entity, series)) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    stream INTEGER NOT NULL REFERENCES stream (id), sequence INTEGER NOT NULL, id TEXT NOT NULL,
    entity INTEGER NOT NULL DEFAULT 1,
    version INTEGER NOT NULL, title TEXT NOT NULL, number TEXT NOT NULL, code TEXT NOT NULL,
    html_sha256 TEXT NOT NULL, draft INTEGER NOT NULL, issued INTEGER NOT NULL,
    PRIMARY KEY (stream, sequence, id)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX document_code ON document (code) WHERE code <> '';
)sql";

// The outbox by state, in the order of the lists that show it.
constexpr const char* step_2 = R"sql(
CREATE INDEX outbox_due ON outbox (due, stream, id) WHERE done_at IS NULL AND failed_at IS NULL;
CREATE INDEX outbox_failed ON outbox (failed_at, stream, id) WHERE failed_at IS NOT NULL;
CREATE INDEX outbox_done ON outbox (done_at, stream, id)
    WHERE done_at IS NOT NULL AND failed_at IS NULL;
)sql";

// Ballot boxes (docs/decisions/0022): all ballots of one in one value, in the order of their bytes.
// A row for each would tell in which order they came, by its place in the page.
constexpr const char* step_3 = R"sql(
CREATE TABLE ballot_box (
    stream INTEGER NOT NULL REFERENCES stream (id), box TEXT NOT NULL,
    entity INTEGER NOT NULL DEFAULT 1, ballots_cast INTEGER NOT NULL, state TEXT NOT NULL,
    ballots TEXT NOT NULL, ballots_sha256 TEXT NOT NULL,
    PRIMARY KEY (stream, box)) STRICT;
)sql";

constexpr std::array steps = {step_1, step_2, step_3};

// Schemas of programs that were never released; what they wrote means something else today.
constexpr int unreleased = 1;

// 0 for a file without tables.
int schema_of(SqliteConnection& connection) {
    SqliteStatement look(connection, "SELECT 1 FROM sqlite_schema WHERE name = 'meta'");
    if (!look.next()) return 0;
    SqliteStatement read(connection, "SELECT value FROM meta WHERE name = 'schema'");
    return read.next() ? static_cast<int>(read.integer(0)) : 0;
}

}  // namespace

int newest_schema() {
    return unreleased + static_cast<int>(steps.size());
}

void migrate(SqliteConnection& connection) {
    // The usual case needs no right to write, so it does not wait for whoever is writing.
    if (schema_of(connection) == newest_schema()) return;
    connection.run("BEGIN IMMEDIATE");
    try {
        connection.run(
            "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) "
            "STRICT, WITHOUT ROWID");
        const int found = schema_of(connection);
        if (found > newest_schema()) {
            throw StoreFailure(
                {Refusal::invalid, "El almacén fue escrito por una versión más nueva de Visado.",
                 connection.path().string(), "Instale esa versión o una posterior."});
        }
        if (found != 0 && found <= unreleased) {
            throw StoreFailure(
                {Refusal::invalid,
                 "El almacén fue escrito por una versión de prueba de Visado, anterior a las "
                 "publicadas.",
                 connection.path().string(),
                 "Léalo con esa versión; para seguir con esta, empiece un almacén nuevo."});
        }
        for (auto step = static_cast<std::size_t>(found == 0 ? 0 : found - unreleased);
             step < steps.size(); ++step) {
            connection.run(steps.at(step));
        }
        if (found < newest_schema()) {
            SqliteStatement note(connection, "INSERT OR REPLACE INTO meta VALUES ('schema', ?)");
            note.with(std::int64_t{newest_schema()}).run();
        }
        connection.run("COMMIT");
    } catch (...) {
        if (connection.in_transaction()) connection.run("ROLLBACK");
        throw;
    }
}

}  // namespace engine::durable
