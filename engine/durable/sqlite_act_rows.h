#pragma once

#include "engine/durable/sqlite_statement.h"
#include "engine/durable/store.h"

namespace engine::durable {

// Writes the rows of one accepted command, only those that change.
class SqliteActRows {
 public:
    explicit SqliteActRows(SqliteConnection& connection);
    void append(const Act& act);

 private:
    void open_task(const Act& act, const OpenTask& task);
    void change_task(const Act& act, const TaskChange& change);
    void close_task(const Act& act, const OpenTask& task);
    void add_people(const Act& act, const OpenTask& task);
    void remove_people(const Act& act, const OpenTask& task);

    SqliteStatement journal_, stream_;
    SqliteStatement open_task_, change_task_, close_task_, add_person_, remove_person_;
    SqliteStatement arm_, disarm_;
    SqliteStatement outbox_, number_, document_, box_, key_;
};

}  // namespace engine::durable
