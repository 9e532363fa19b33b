#pragma once

#include "engine/durable/sqlite_connection.h"

namespace engine::durable {

// The schema this program writes. A released step is never edited: a change is a new step.
int newest_schema();

// Brings the file from whatever schema it has to the newest one, in one transaction. Throws
// StoreFailure, also for a file that a newer program wrote.
void migrate(SqliteConnection& connection);

}  // namespace engine::durable
