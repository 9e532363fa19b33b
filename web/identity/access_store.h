#pragma once

#include <filesystem>
#include <mutex>

#include "engine/durable/sqlite_connection.h"
#include "engine/durable/sqlite_statement.h"

namespace web {

// `accesos.db`: accounts, sessions, drafts and tokens. A file beside visado.db and not in it: the
// journal keeps everything for ever, and what is here must be forgotten (docs/decisions/0013).
// Thread safe; other programs may use the file at the same time.
class AccessStore {
 public:
    // Makes the file, readable by its owner alone, when there is none. Throws
    // engine::durable::StoreFailure.
    explicit AccessStore(const std::filesystem::path& directory);

    static std::filesystem::path path_in(const std::filesystem::path& directory) {
        return directory / "accesos.db";
    }

    // Runs `work(connection)` alone and in one transaction, which is undone when it throws. `work`
    // must not come back here. Throws engine::durable::StoreFailure.
    template <class Work>
    auto write(Work work) {
        const std::lock_guard alone(mutex_);
        Transaction transaction(connection_);
        if constexpr (std::is_void_v<decltype(work(connection_))>) {
            work(connection_);
            transaction.commit();
        } else {
            auto answer = work(connection_);
            transaction.commit();
            return answer;
        }
    }

    // The same for what changes nothing; never waits for another program.
    template <class Work>
    auto read(Work work) {
        const std::lock_guard alone(mutex_);
        return work(connection_);
    }

 private:
    class Transaction {
     public:
        explicit Transaction(engine::durable::SqliteConnection& connection)
            : connection_(connection) {
            connection_.run("BEGIN IMMEDIATE");
        }
        ~Transaction();
        Transaction(const Transaction&) = delete;
        Transaction& operator=(const Transaction&) = delete;
        void commit() { connection_.run("COMMIT"); }

     private:
        engine::durable::SqliteConnection& connection_;
    };

    std::mutex mutex_;
    engine::durable::SqliteConnection connection_;
};

}  // namespace web
