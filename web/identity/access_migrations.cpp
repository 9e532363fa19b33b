#include "web/identity/access_migrations.h"

#include <array>

#include "engine/durable/sqlite_statement.h"

namespace web {
namespace {

using engine::durable::SqliteConnection;
using engine::durable::SqliteStatement;
using engine::durable::StoreFailure;

// Times are integer milliseconds since 1970 UTC, hashes 64 lower-case hexadecimal digits. People
// are the ids of the organisation.
constexpr const char* step_1 = R"sql(
CREATE TABLE account (
    person TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE,
    password TEXT NOT NULL, must_change INTEGER NOT NULL,
    created INTEGER NOT NULL, changed INTEGER NOT NULL,
    entered INTEGER, blocked INTEGER) STRICT, WITHOUT ROWID;

-- Wrong tries by the SHA-256 of what was typed as the user's name, account or not: people type
-- their password there.
CREATE TABLE attempt (
    login_sha256 TEXT PRIMARY KEY, count INTEGER NOT NULL, last INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_last ON attempt (last);

CREATE TABLE session (
    number INTEGER PRIMARY KEY AUTOINCREMENT, secret_sha256 TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL, opened INTEGER NOT NULL, seen INTEGER NOT NULL,
    client TEXT NOT NULL, device TEXT NOT NULL) STRICT;
CREATE INDEX session_person ON session (person);
CREATE INDEX session_seen ON session (seen);

CREATE TABLE draft (
    number INTEGER PRIMARY KEY, person TEXT NOT NULL, place TEXT NOT NULL,
    saved INTEGER NOT NULL, value TEXT NOT NULL, UNIQUE (person, place)) STRICT;

CREATE TABLE token (
    number INTEGER PRIMARY KEY AUTOINCREMENT, secret_sha256 TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL, name TEXT NOT NULL, scopes TEXT NOT NULL,
    created INTEGER NOT NULL, expires INTEGER NOT NULL, used INTEGER, revoked INTEGER) STRICT;
CREATE INDEX token_person ON token (person);
)sql";

// Long work that somebody asked for. `result` is JSON, as the kind of work leaves it.
constexpr const char* step_2 = R"sql(
CREATE TABLE job (
    number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, title TEXT NOT NULL,
    person TEXT NOT NULL, state TEXT NOT NULL, asked INTEGER NOT NULL,
    started INTEGER, ended INTEGER, done INTEGER NOT NULL, total INTEGER NOT NULL,
    words TEXT NOT NULL, result TEXT NOT NULL) STRICT;
CREATE INDEX job_state ON job (state);
CREATE INDEX job_kind ON job (kind, number);
)sql";

// Wrong log-ins by address (client_network) since `began`.
constexpr const char* step_3 = R"sql(
CREATE TABLE client_attempt (
    client TEXT PRIMARY KEY, count INTEGER NOT NULL, began INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
CREATE INDEX client_attempt_began ON client_attempt (began);
)sql";

// Addresses to which other programs post events. `stream` 0: cases of `package`. `events` are
// separated by blanks. `minute` began with the first message that `minute_count` counts.
constexpr const char* step_4 = R"sql(
CREATE TABLE hook (
    number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE,
    secret_sha256 TEXT NOT NULL UNIQUE, stream INTEGER NOT NULL, package TEXT NOT NULL,
    events TEXT NOT NULL, creator TEXT NOT NULL, created INTEGER NOT NULL, revoked INTEGER,
    last INTEGER, last_words TEXT NOT NULL DEFAULT '', taken INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0, minute INTEGER NOT NULL DEFAULT 0,
    minute_count INTEGER NOT NULL DEFAULT 0) STRICT;
)sql";

constexpr std::array steps = {step_1, step_2, step_3, step_4};
constexpr auto newest = static_cast<std::int64_t>(steps.size());

std::int64_t schema_of(SqliteConnection& connection) {
    SqliteStatement read(connection, "PRAGMA user_version");
    const bool found = read.next();
    const std::int64_t version = found ? read.integer(0) : 0;
    return version;
}

}  // namespace

void migrate_access(SqliteConnection& connection) {
    if (schema_of(connection) == newest) return;
    connection.run("BEGIN IMMEDIATE");
    try {
        const std::int64_t found = schema_of(connection);
        if (found > newest) {
            throw StoreFailure(
                {engine::Refusal::invalid, "El archivo fue escrito por una versión más nueva.",
                 connection.path().string(), "Instale esa versión de Visado o una posterior."});
        }
        for (auto step = static_cast<std::size_t>(found); step < steps.size(); ++step)
            connection.run(steps.at(step));
        connection.run(("PRAGMA user_version = " + std::to_string(newest)).c_str());
        connection.run("COMMIT");
    } catch (...) {
        if (connection.in_transaction()) connection.run("ROLLBACK");
        throw;
    }
}

}  // namespace web
