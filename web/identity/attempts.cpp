#include "web/identity/attempts.h"

#include <algorithm>

#include "web/identity/secret.h"

namespace web {

using engine::durable::Instant;
using engine::durable::SqliteConnection;
using engine::durable::SqliteStatement;
using std::chrono::seconds;

Attempts::Attempts(AccessStore& store, const engine::durable::Clock& clock, LockOut rules)
    : store_(store), clock_(clock), rules_(rules) {
}

seconds Attempts::wait_after(std::int64_t wrong) const {
    if (wrong < rules_.free_tries) return seconds(0);
    auto wait = rules_.first_wait;
    for (auto more = rules_.free_tries; more < wrong && wait < rules_.longest_wait; ++more)
        wait *= 2;
    return std::min(wait, rules_.longest_wait);
}

Permit Attempts::begin(const std::string& login) {
    const std::string key = secret_hash(login);
    const Instant now = clock_.now();
    return store_.write([&](SqliteConnection& connection) {
        const Instant forgotten = now - rules_.forgotten_after;
        SqliteStatement(connection, "DELETE FROM attempt WHERE last <= ?").with(forgotten).run();
        SqliteStatement find(connection, "SELECT count, last FROM attempt WHERE login_sha256 = ?");
        std::int64_t wrong = 0;
        Instant last;
        if (auto& row = find.with(key); row.next()) {
            wrong = row.integer(0);
            last = row.instant(1);
        }
        const Instant open = last + wait_after(wrong);
        if (now < open) return Permit{false, 0, std::chrono::ceil<seconds>(open - now)};
        SqliteStatement(connection, "INSERT OR REPLACE INTO attempt VALUES (?, ?, ?)")
            .with(key, ++wrong, now)
            .run();
        const std::int64_t left = std::max<std::int64_t>(0, rules_.free_tries - wrong);
        return Permit{true, static_cast<int>(left), wait_after(wrong)};
    });
}

void Attempts::withdraw(const std::string& login) {
    const std::string key = secret_hash(login);
    store_.write([&](SqliteConnection& connection) {
        SqliteStatement(connection,
                        "UPDATE attempt SET count = max(count - 1, 0) WHERE login_sha256 = ?")
            .with(key)
            .run();
    });
}

void Attempts::clear(const std::string& login) {
    const std::string key = secret_hash(login);
    store_.write([&](SqliteConnection& connection) {
        SqliteStatement(connection, "DELETE FROM attempt WHERE login_sha256 = ?").with(key).run();
    });
}

}  // namespace web
