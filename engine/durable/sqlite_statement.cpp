#include "engine/durable/sqlite_statement.h"

#include <stdexcept>

#include "engine/base/utf8.h"

namespace engine::durable {

SqliteStatement::SqliteStatement(SqliteConnection& connection, const char* sql)
    : connection_(connection) {
    check(sqlite3_prepare_v3(connection.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &handle_,
                             nullptr));
}

SqliteStatement::~SqliteStatement() {
    sqlite3_finalize(handle_);
}

bool SqliteStatement::next() {
    const int code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    sqlite3_reset(handle_);
    if (code != SQLITE_DONE) connection_.fail(code);
    return false;
}

int SqliteStatement::run() {
    while (next()) {
    }
    return sqlite3_changes(connection_.handle());
}

bool SqliteStatement::is_null(int column) const {
    return type(column) == SQLITE_NULL;
}

std::int64_t SqliteStatement::integer(int column) const {
    return sqlite3_column_int64(handle_, column);
}

std::string SqliteStatement::text(int column) const {
    const void* bytes = sqlite3_column_blob(handle_, column);
    const int size = sqlite3_column_bytes(handle_, column);
    if (bytes == nullptr || size == 0) return {};
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

std::optional<Instant> SqliteStatement::optional_instant(int column) const {
    if (is_null(column)) return std::nullopt;
    return instant(column);
}

// A statement left in the middle of its rows would hold its read lock.
void SqliteStatement::start_over() {
    sqlite3_reset(handle_);
}

void SqliteStatement::bind(int parameter, std::int64_t value) {
    check(sqlite3_bind_int64(handle_, parameter, value));
}

void SqliteStatement::bind(int parameter, Instant value) {
    bind(parameter, std::int64_t{value.time_since_epoch().count()});
}

void SqliteStatement::bind(int parameter, const std::optional<Instant>& value) {
    if (value) return bind(parameter, *value);
    check(sqlite3_bind_null(handle_, parameter));
}

void SqliteStatement::bind(int parameter, std::string_view value) {
    if (!is_valid_utf8(value)) throw std::invalid_argument("text for the store is not UTF-8");
    bind(parameter, CheckedText{value});
}

void SqliteStatement::bind(int parameter, CheckedText value) {
    const char* bytes = value.text.data() == nullptr ? "" : value.text.data();
    check(sqlite3_bind_text64(handle_, parameter, bytes, value.text.size(), SQLITE_STATIC,
                              SQLITE_UTF8));
}

void SqliteStatement::bind(int parameter, const std::optional<std::string>& value) {
    if (value) return bind(parameter, std::string_view(*value));
    check(sqlite3_bind_null(handle_, parameter));
}

void SqliteStatement::check(int code) const {
    if (code != SQLITE_OK) connection_.fail(code);
}

}  // namespace engine::durable
