#include "notifier/web_hook_book.h"

#include <optional>

namespace notifier {

using engine::durable::Instant;
using engine::durable::SqliteConnection;

namespace {

// As it was before last deliveries were noted.
bool is_first_form(SqliteConnection& connection) {
    engine::durable::SqliteStatement read(connection, "PRAGMA user_version");
    return read.next() && read.integer(0) == 0;
}

}  // namespace

WebHookBook::Table::Table(SqliteConnection& connection) {
    connection.run(
        "CREATE TABLE IF NOT EXISTS hook (name TEXT PRIMARY KEY, position INTEGER NOT NULL, "
        "attempts INTEGER NOT NULL, due INTEGER NOT NULL) STRICT");
    if (!is_first_form(connection)) return;
    connection.run("BEGIN IMMEDIATE");
    if (is_first_form(connection)) {
        connection.run(
            "ALTER TABLE hook ADD COLUMN taken INTEGER;"
            "ALTER TABLE hook ADD COLUMN fault TEXT NOT NULL DEFAULT '';"
            "PRAGMA user_version = 1");
    }
    connection.run("COMMIT");
}

WebHookBook::WebHookBook(const std::filesystem::path& directory)
    : connection_(directory / "ganchos.db", SqliteConnection::Mode::read_write),
      table_(connection_),
      find_(connection_, "SELECT position, attempts, due, taken, fault FROM hook WHERE name = ?"),
      save_(connection_,
            "INSERT OR REPLACE INTO hook (name, position, attempts, due, taken, fault) "
            "VALUES (?, ?, ?, ?, ?, ?)") {
}

std::optional<HookPlace> WebHookBook::look(const std::string& name) {
    std::optional<HookPlace> found;
    for (auto& row = find_.with(name); row.next();)
        found = HookPlace{row.integer(0), static_cast<int>(row.integer(1)), row.instant(2),
                          row.optional_instant(3), row.text(4)};
    return found;
}

HookPlace WebHookBook::place(const std::string& name, std::int64_t newest) {
    if (const auto found = look(name)) return *found;
    const HookPlace fresh{newest, 0, Instant{}, {}, ""};
    save(name, fresh);
    return fresh;
}

void WebHookBook::save(const std::string& name, const HookPlace& place) {
    save_.with(name, place.position, place.attempts, place.due, place.taken, place.fault).run();
}

}  // namespace notifier
