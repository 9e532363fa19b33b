#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "engine/durable/queries.h"
#include "workflows/stored_world.h"

namespace workflows {

// Which issued document a file is, by its SHA-256: the HTML as it was issued or the PDF that was
// made of it. Reads the journal once, in its order and as far as a caller may wait; what was read
// is remembered. Holds some 100 bytes a file. Thread safe.
class DocumentFiles {
 public:
    enum class Outcome { found, unknown, not_read_yet };
    struct Answer {
        Outcome outcome = Outcome::unknown;
        engine::durable::DocumentRow row;  // when found
    };

    // Looks at no more than `entries` entries that it has not seen: ask again after not_read_yet.
    Answer find(const engine::durable::Queries& queries, const std::string& sha256,
                std::int64_t entries = entries_a_call);

    static constexpr std::int64_t entries_a_call = 20'000;

 private:
    struct Place {
        engine::durable::StreamId stream;
        std::string document;
        std::int64_t version = 0;
    };
    // False: there is more to read.
    bool catch_up(const engine::durable::Queries& queries, std::int64_t entries);
    void note(const engine::durable::Queries& queries, const engine::durable::JournalRow& row);

    std::mutex mutex_;  // of what follows
    std::int64_t position_ = 0;
    std::unordered_map<std::string, Place> places_;
};

}  // namespace workflows
