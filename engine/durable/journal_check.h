#pragma once

#include "engine/durable/finding.h"
#include "engine/durable/merkle_log.h"
#include "engine/durable/sqlite_connection.h"

namespace engine::durable {

// One entry where the tree says it belongs. One that is missing is known by the chain of its
// stream.
struct PlacedEntry {
    StreamId stream;
    std::int64_t sequence = 0;
    std::int64_t position = 0;  // where it belongs, from 1
    Sha256 hash{};
    std::string root;  // of the tree with it as last leaf
    // The row under which it is found; none: removed.
    bool present = true;
    StreamId row_stream = {};
    std::int64_t row_sequence = 0;
    // Its bytes are those that were hashed.
    bool intact = true;
    // False after a place where the tree could not be followed: order and roots are as the rows
    // say.
    bool certain = true;
};

struct JournalCheck {
    Findings findings;
    std::vector<PlacedEntry> entries;  // in the order in which they were written
    std::int64_t rows = 0;
};

// Holds the rows of `journal`, their hashes, chains and positions against each other, against the
// roots written beside them and against `tree`: tells what was altered, removed, inserted or moved,
// and puts the rest back into its order. Throws StoreFailure only when the file cannot be read.
JournalCheck check_journal(SqliteConnection& connection);

}  // namespace engine::durable
