#include "notifier/web_hook_book.h"

#include <optional>

namespace notifier {

using engine::durable::Instant;
using engine::durable::SqliteConnection;

WebHookBook::Table::Table(SqliteConnection& connection) {
    connection.run(
        "CREATE TABLE IF NOT EXISTS hook (name TEXT PRIMARY KEY, position INTEGER NOT NULL, "
        "attempts INTEGER NOT NULL, due INTEGER NOT NULL) STRICT");
}

WebHookBook::WebHookBook(const std::filesystem::path& directory)
    : connection_(directory / "ganchos.db", SqliteConnection::Mode::read_write),
      table_(connection_),
      find_(connection_, "SELECT position, attempts, due FROM hook WHERE name = ?"),
      save_(connection_,
            "INSERT OR REPLACE INTO hook (name, position, attempts, due) VALUES (?, ?, ?, ?)") {
}

HookPlace WebHookBook::place(const std::string& name, std::int64_t newest) {
    std::optional<HookPlace> found;
    for (auto& row = find_.with(name); row.next();)
        found = {row.integer(0), static_cast<int>(row.integer(1)), row.instant(2)};
    if (found) return *found;
    const HookPlace fresh{newest, 0, Instant{}};
    save(name, fresh);
    return fresh;
}

void WebHookBook::save(const std::string& name, const HookPlace& place) {
    save_.with(name, place.position, place.attempts, place.due).run();
}

}  // namespace notifier
