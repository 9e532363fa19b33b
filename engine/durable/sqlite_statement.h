#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/durable/clock.h"
#include "engine/durable/decider.h"
#include "engine/durable/sqlite_connection.h"

namespace engine::durable {

// Text that is known to be UTF-8: what our own JSON writer or hasher made.
struct CheckedText {
    std::string_view text;
};

// A prepared statement, kept as long as its connection. Each use is one chain:
//     for (auto& row = due_.with(now, limit); row.next();) … row.integer(0) …
//     insert_.with(stream, sequence, text).run();
class SqliteStatement {
 public:
    SqliteStatement(SqliteConnection& connection, const char* sql);
    ~SqliteStatement();
    SqliteStatement(const SqliteStatement&) = delete;
    SqliteStatement& operator=(const SqliteStatement&) = delete;

    // Starts over with these values for its parameters, in order. The texts must live until the
    // last row was read. Throws std::invalid_argument for text that is not UTF-8.
    template <class... Values>
    SqliteStatement& with(const Values&... values) {
        start_over();
        int parameter = 0;
        (bind(++parameter, values), ...);
        return *this;
    }

    // To the next row; false, and reset, after the last one. Throws StoreFailure.
    bool next();
    // For statements without rows; says how many rows changed.
    int run();

    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    std::string text(int column) const;
    StreamId stream(int column) const { return StreamId{integer(column)}; }
    Instant instant(int column) const {
        return Instant(std::chrono::milliseconds(integer(column)));
    }
    std::optional<Instant> optional_instant(int column) const;
    int columns() const { return sqlite3_column_count(handle_); }
    // SQLITE_INTEGER, SQLITE_TEXT, …: as it is stored, whatever the table promises.
    int type(int column) const { return sqlite3_column_type(handle_, column); }
    std::string column_name(int column) const { return sqlite3_column_name(handle_, column); }

 private:
    void start_over();
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, int value) { bind(parameter, std::int64_t{value}); }
    void bind(int parameter, bool value) { bind(parameter, std::int64_t{value}); }
    void bind(int parameter, StreamId value) { bind(parameter, value.value); }
    void bind(int parameter, Instant value);
    void bind(int parameter, const std::optional<Instant>& value);
    void bind(int parameter, CheckedText value);
    void bind(int parameter, std::string_view value);
    void bind(int parameter, const std::string& value) { bind(parameter, std::string_view(value)); }
    void bind(int parameter, const char* value) { bind(parameter, std::string_view(value)); }
    void bind(int parameter, const std::optional<std::string>& value);
    void check(int code) const;

    SqliteConnection& connection_;
    sqlite3_stmt* handle_ = nullptr;
};

}  // namespace engine::durable
