#pragma once

#include "engine/durable/sqlite_connection.h"

namespace web {

// Brings accesos.db from whatever schema it has to the newest one, in one transaction; a released
// step is never edited. Throws engine::durable::StoreFailure, also for a file of a newer program.
void migrate_access(engine::durable::SqliteConnection& connection);

}  // namespace web
