#pragma once

#include <filesystem>

#include "engine/durable/content_store.h"
#include "engine/durable/sqlite_queries.h"
#include "engine/durable/sqlite_store.h"

namespace engine::durable {

// The embedded store as it lies on disk: `visado.db` and `archivos/` in one folder, which is made
// when it is missing. Copying the folder while no program runs is a backup.
struct DataDirectory {
    explicit DataDirectory(const std::filesystem::path& directory, SqliteOptions options = {})
        : store(database_path(directory), options),
          contents(contents_path(directory)),
          queries(database_path(directory), options) {}

    static std::filesystem::path database_path(const std::filesystem::path& directory) {
        return directory / "visado.db";
    }
    static std::filesystem::path contents_path(const std::filesystem::path& directory) {
        return directory / "archivos";
    }

    SqliteStore store;
    ContentStore contents;
    SqliteQueries queries;
};

}  // namespace engine::durable
