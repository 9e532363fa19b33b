#pragma once

#include <functional>

#include "engine/durable/finding.h"
#include "engine/durable/sqlite_connection.h"
#include "engine/durable/store.h"

namespace engine::durable {

// "ballot_box: expediente 3, urna respuestas"
std::string box_place(StreamId stream, const std::string& box);

// The ballots of a box, sorted, as its row keeps them; and back. nullopt: no such text.
std::string ballots_text(const std::vector<std::string>& ballots);
std::optional<std::vector<std::string>> read_ballots(const std::string& text);

// What each ballot box holds against what its row says: as many ballots as were cast while it is
// open, none afterwards, and the row's own hash. That the row says what the journal does is for
// compare_table.
Findings check_boxes(SqliteConnection& stored, const std::function<bool(StreamId)>& skip);

}  // namespace engine::durable
