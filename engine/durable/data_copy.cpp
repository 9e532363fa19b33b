#include "engine/durable/data_copy.h"

#include "engine/durable/data_directory.h"
#include "engine/durable/sqlite_statement.h"

namespace engine::durable {
namespace {

namespace fs = std::filesystem;

void copy_database(const fs::path& from, const fs::path& to) {
    SqliteConnection source(from, SqliteConnection::Mode::read_write);
    const std::string target = to.string();
    SqliteStatement(source, "VACUUM INTO ?1").with(target).run();
    fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write);
}

void back_up_into(const fs::path& from, const fs::path& to) {
    fs::permissions(to, fs::perms::owner_all);
    copy_data(from, to, KeptFiles::copied);
    for (const auto& each : fs::directory_iterator(from)) {
        const fs::path name = each.path().filename();
        if (!each.is_regular_file() || fs::exists(to / name)) continue;
        if (name.extension() == ".db") copy_database(each.path(), to / name);
        if (name.extension() == ".json") fs::copy_file(each.path(), to / name);
    }
}

}  // namespace

void copy_data(const fs::path& from, const fs::path& to, KeptFiles how) {
    fs::create_directories(to);
    copy_database(DataDirectory::database_path(from), DataDirectory::database_path(to));
    // What the copied entries speak of was on disk before they were committed.
    const fs::path contents = DataDirectory::contents_path(from);
    if (!fs::exists(contents)) return;
    for (const auto& each : fs::recursive_directory_iterator(contents)) {
        if (!each.is_regular_file()) continue;
        const fs::path place =
            DataDirectory::contents_path(to) / fs::relative(each.path(), contents);
        fs::create_directories(place.parent_path());
        std::error_code no_link = std::make_error_code(std::errc::not_supported);
        if (how == KeptFiles::linked) fs::create_hard_link(each.path(), place, no_link);
        if (no_link) fs::copy_file(each.path(), place);
    }
}

void back_up_data(const fs::path& from, const fs::path& to) {
    fs::create_directories(to);
    try {
        back_up_into(from, to);
    } catch (...) {
        std::error_code kept;
        fs::remove_all(to, kept);
        throw;
    }
}

}  // namespace engine::durable
