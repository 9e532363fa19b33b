#include "engine/durable/data_copy.h"

#include "engine/durable/data_directory.h"
#include "engine/durable/sqlite_statement.h"

namespace engine::durable {

namespace fs = std::filesystem;

void copy_data(const fs::path& from, const fs::path& to) {
    fs::create_directories(to);
    SqliteConnection source(DataDirectory::database_path(from), SqliteConnection::Mode::read_write);
    const std::string target = DataDirectory::database_path(to).string();
    SqliteStatement(source, "VACUUM INTO ?1").with(target).run();
    // What the copied entries speak of was on disk before they were committed.
    const fs::path contents = DataDirectory::contents_path(from);
    if (!fs::exists(contents)) return;
    for (const auto& each : fs::recursive_directory_iterator(contents)) {
        const fs::path place =
            DataDirectory::contents_path(to) / fs::relative(each.path(), contents);
        if (each.is_directory()) {
            fs::create_directories(place);
        } else if (each.is_regular_file()) {
            std::error_code no_link;
            fs::create_directories(place.parent_path());
            fs::create_hard_link(each.path(), place, no_link);
            if (no_link) fs::copy_file(each.path(), place);
        }
    }
}

}  // namespace engine::durable
