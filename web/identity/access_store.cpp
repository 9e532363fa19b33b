#include "web/identity/access_store.h"

#include <fcntl.h>
#include <unistd.h>

#include "web/identity/access_migrations.h"

namespace web {
namespace {

using engine::durable::SqliteConnection;

// SQLite gives its companion files the rights of the database, so these are set before it comes.
const std::filesystem::path& private_file(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file >= 0) ::close(file);  // what is wrong here SQLite tells with words
    return path;
}

}  // namespace

AccessStore::AccessStore(const std::filesystem::path& directory)
    : connection_(private_file(path_in(directory)), SqliteConnection::Mode::read_write) {
    migrate_access(connection_);
}

AccessStore::Transaction::~Transaction() {
    if (!connection_.in_transaction()) return;
    try {
        connection_.run("ROLLBACK");
    } catch (const engine::durable::StoreFailure&) {
        // The store is gone; whoever threw before us says so, and SQLite undoes it on opening.
    }
}

}  // namespace web
