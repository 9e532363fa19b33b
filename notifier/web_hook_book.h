#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/durable/sqlite_statement.h"

namespace notifier {

// How far a hook has heard the journal.
struct HookPlace {
    std::int64_t position = 0;     // of the last entry it took or did not want
    int attempts = 0;              // in vain, for the next one
    engine::durable::Instant due;  // of the next try
    // For whoever looks after it: when it last took a message, and why it did not take the next.
    std::optional<engine::durable::Instant> taken = {};
    std::string fault = {};
};

// The places of all hooks, in ganchos.db beside the store. What is lost with it: hooks begin again
// where the journal then ends. One thread at a time.
class WebHookBook {
 public:
    // Throws StoreFailure.
    explicit WebHookBook(const std::filesystem::path& directory);

    // A hook without a place begins after `newest`.
    HookPlace place(const std::string& name, std::int64_t newest);
    void save(const std::string& name, const HookPlace& place);
    // nullopt: it has no place yet.
    std::optional<HookPlace> look(const std::string& name);

 private:
    engine::durable::SqliteConnection connection_;
    struct Table {
        explicit Table(engine::durable::SqliteConnection& connection);
    } table_;
    engine::durable::SqliteStatement find_, save_;
};

}  // namespace notifier
