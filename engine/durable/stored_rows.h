#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/value.h"
#include "engine/durable/queries.h"
#include "engine/durable/sqlite_statement.h"

// How values stand in columns; shared by what writes the rows and what reads them.
namespace engine::durable {

// JSON that the program wrote itself. Throws StoreFailure naming the row when it cannot be read.
Value stored_json(const std::string& text, const std::string& row);

// Words of foreign servers and exceptions may come in any encoding; what is not UTF-8 becomes
// U+FFFD.
std::string utf8_words(const std::string& words);

// In task_person a task without due date sorts after all others.
std::int64_t due_or_last(const std::optional<Instant>& due);

std::string people_text(const std::vector<std::string>& people);

// Columns from `first` on: id, entry, title, people, due.
OpenTask read_task(const SqliteStatement& row, int first);
// Columns from `first` on: id, generation, at, request.
ArmedTimer read_timer(const SqliteStatement& row, int first);
// Columns from 0 on: id, kind, sequence, snapshot, hash. `snapshot_sha256` is column 5: a snapshot
// altered outside the program is a StoreFailure, never the ground of a decision.
Stream read_stream(const SqliteStatement& row);

}  // namespace engine::durable
