#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/durable/finding.h"
#include "engine/durable/sqlite_connection.h"

namespace engine::durable {

// A table whose rows are a function of the journal. The key columns come first and order the rows.
struct ComparedTable {
    std::string name;
    int keys = 0;
    std::vector<std::string> columns;
    int stream_column = -1;    // of the stream a row belongs to; -1: none
    bool may_be_gone = false;  // rows expire: one that is only in the journal's view is no finding
};

// Every table of the schema that the journal determines, without the columns of the delivery.
const std::vector<ComparedTable>& compared_tables();

struct TableComparison {
    Findings findings;
    std::int64_t rows = 0;
};

// Holds the stored rows against the rebuilt ones. Rows of streams for which `skip` is true are left
// out.
TableComparison compare_table(const ComparedTable& table, SqliteConnection& stored,
                              SqliteConnection& rebuilt, const std::function<bool(StreamId)>& skip);

}  // namespace engine::durable
