#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include <sqlite3.h>

#include "engine/durable/store_failure.h"

namespace engine::durable {

struct SqliteOptions {
    // How long another program may hold the file before we give up.
    std::chrono::milliseconds busy_timeout = std::chrono::seconds(5);
    // The file may not grow beyond this many pages of 4 KiB; 0: as the disk allows.
    int max_pages = 0;
};

// One connection to one database file; closed with the object. Not thread safe: each thread has its
// own. SQLite's C API throughout (docs/decisions say why no layer on top of it).
class SqliteConnection {
 public:
    enum class Mode { read_write, read_only, temporary };

    // WAL, synchronous=FULL: what is committed survives a loss of power. `temporary` ignores the
    // path and keeps a private database without durability. Throws StoreFailure.
    SqliteConnection(const std::filesystem::path& path, Mode mode,
                     const SqliteOptions& options = {});
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    // Statements without values and without rows, several if need be. Throws StoreFailure.
    void run(const char* sql);
    // The result code turned into a StoreFailure with words for the person who runs the program.
    [[noreturn]] void fail(int code) const;
    bool in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

    sqlite3* handle() const { return handle_; }
    const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path path_;
    sqlite3* handle_ = nullptr;
};

}  // namespace engine::durable
