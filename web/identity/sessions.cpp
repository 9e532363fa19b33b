#include "web/identity/sessions.h"

#include "web/identity/secret.h"

namespace web {

using engine::durable::Instant;
using engine::durable::SqliteConnection;
using engine::durable::SqliteStatement;

namespace {

constexpr char form_purpose[] = "ficha";

// Noting every use would cost a write to disk for each page.
constexpr std::chrono::minutes noted_every(1);

constexpr char use_sql[] =
    "SELECT s.number, s.person, s.opened, s.seen, s.client, s.device FROM session s "
    "LEFT JOIN account a ON a.person = s.person "
    "WHERE s.secret_sha256 = ? AND s.opened > ? AND s.seen > ? AND a.blocked IS NULL";
constexpr char of_sql[] =
    "SELECT number, person, opened, seen, client, device FROM session "
    "WHERE person = ? AND opened > ? AND seen > ? ORDER BY seen DESC, number DESC";

Session session_of(const SqliteStatement& row) {
    return {row.integer(0), row.text(1), row.instant(2), row.instant(3), row.text(4), row.text(5)};
}

}  // namespace

Sessions::Sessions(AccessStore& store, const engine::durable::Clock& clock, RandomSource& random,
                   SessionLimits limits)
    : store_(store), clock_(clock), random_(random), limits_(limits) {
}

Instant Sessions::oldest_opened() const {
    return clock_.now() - limits_.absolute;
}

Instant Sessions::oldest_seen() const {
    return clock_.now() - limits_.idle;
}

std::string Sessions::open(const std::string& person, const std::string& client,
                           const std::string& device) {
    std::string secret = new_secret(random_);
    const std::string hash = secret_hash(secret);
    const Instant now = clock_.now();
    store_.write([&](SqliteConnection& connection) {
        SqliteStatement(connection, "DELETE FROM session WHERE opened <= ? OR seen <= ?")
            .with(oldest_opened(), oldest_seen())
            .run();
        SqliteStatement(connection,
                        "INSERT INTO session (secret_sha256, person, opened, seen, client, device)"
                        " VALUES (?, ?, ?, ?, ?, ?)")
            .with(hash, person, now, now, client, device)
            .run();
    });
    return secret;
}

std::optional<Session> Sessions::use(const std::string& secret) {
    const std::string hash = secret_hash(secret);
    auto found = store_.read([&](SqliteConnection& connection) -> std::optional<Session> {
        SqliteStatement statement(connection, use_sql);
        auto& row = statement.with(hash, oldest_opened(), oldest_seen());
        if (!row.next()) return std::nullopt;
        return session_of(row);
    });
    const Instant now = clock_.now();
    if (found && now - found->seen >= noted_every) {
        store_.write([&](SqliteConnection& connection) {
            SqliteStatement(connection, "UPDATE session SET seen = ? WHERE number = ?")
                .with(now, found->number)
                .run();
        });
        found->seen = now;
    }
    return found;
}

void Sessions::close(const std::string& secret) {
    const std::string hash = secret_hash(secret);
    store_.write([&](SqliteConnection& connection) {
        SqliteStatement(connection, "DELETE FROM session WHERE secret_sha256 = ?").with(hash).run();
    });
}

bool Sessions::close_one(const std::string& person, std::int64_t number) {
    return store_.write([&](SqliteConnection& connection) {
        return SqliteStatement(connection, "DELETE FROM session WHERE person = ? AND number = ?")
                   .with(person, number)
                   .run() > 0;
    });
}

int Sessions::close_all(const std::string& person, const std::string& except) {
    const std::string kept = except.empty() ? "" : secret_hash(except);
    return store_.write([&](SqliteConnection& connection) {
        return SqliteStatement(connection,
                               "DELETE FROM session WHERE person = ? AND secret_sha256 <> ?")
            .with(person, kept)
            .run();
    });
}

std::vector<Session> Sessions::of(const std::string& person) {
    return store_.read([&](SqliteConnection& connection) {
        std::vector<Session> sessions;
        SqliteStatement statement(connection, of_sql);
        for (auto& row = statement.with(person, oldest_opened(), oldest_seen()); row.next();)
            sessions.push_back(session_of(row));
        return sessions;
    });
}

std::string Sessions::form_token(const std::string& secret) {
    return derived_secret(secret, form_purpose);
}

}  // namespace web
