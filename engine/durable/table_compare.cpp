#include "engine/durable/table_compare.h"

#include <compare>
#include <optional>

#include "engine/durable/sqlite_statement.h"

namespace engine::durable {
namespace {

// A value as SQLite orders it: no value, numbers, text by its bytes.
struct Cell {
    int rank = 0;
    std::int64_t number = 0;
    std::string text;
    auto operator<=>(const Cell&) const = default;

    std::string shown() const {
        constexpr std::size_t enough = 60;
        if (rank == 0) return "(vacío)";
        if (rank == 1) return std::to_string(number);
        if (text.size() <= enough) return "«" + text + "»";
        std::size_t end = enough;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
        return "«" + text.substr(0, end) + "…»";
    }
};
using Cells = std::vector<Cell>;

Cell read_cell(const SqliteStatement& row, int column) {
    switch (row.type(column)) {
        case SQLITE_NULL:
            return {};
        case SQLITE_INTEGER:
            return {1, row.integer(column), {}};
        case SQLITE_TEXT:
            return {2, 0, row.text(column)};
        default:
            return {3, 0, row.text(column)};
    }
}

// One side of the comparison, row by row in the order of the key.
class Side {
 public:
    Side(SqliteConnection& db, const ComparedTable& table,
         const std::function<bool(StreamId)>& skip)
        : table_(table), skip_(skip), statement_(db, select(table).c_str()) {
        advance();
    }
    const std::optional<Cells>& row() const { return row_; }
    void advance() {
        row_.reset();
        while (statement_.next()) {
            Cells cells;
            for (int column = 0; column < statement_.columns(); ++column) {
                cells.push_back(read_cell(statement_, column));
            }
            if (skipped(cells)) continue;
            row_ = std::move(cells);
            return;
        }
    }

 private:
    static std::string select(const ComparedTable& table) {
        std::string columns;
        std::string order;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            columns += (i == 0 ? "" : ", ") + table.columns[i];
            if (static_cast<int>(i) < table.keys) order += (i == 0 ? "" : ", ") + table.columns[i];
        }
        return "SELECT " + columns + " FROM " + table.name + " ORDER BY " + order;
    }
    bool skipped(const Cells& cells) const {
        if (table_.stream_column < 0) return false;
        return skip_(StreamId{cells.at(static_cast<std::size_t>(table_.stream_column)).number});
    }

    const ComparedTable& table_;
    const std::function<bool(StreamId)>& skip_;
    SqliteStatement statement_;
    std::optional<Cells> row_;
};

std::string place_of(const ComparedTable& table, const Cells& row) {
    std::string place = table.name + ":";
    for (std::size_t i = 0; i < static_cast<std::size_t>(table.keys); ++i) {
        const bool is_stream = static_cast<int>(i) == table.stream_column;
        place += std::string(i == 0 ? " " : ", ") + (is_stream ? "expediente" : table.columns[i]) +
                 " " + (row[i].rank == 2 ? row[i].text : row[i].shown());
    }
    return place;
}

std::strong_ordering by_key(const ComparedTable& table, const Cells& a, const Cells& b) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(table.keys); ++i) {
        if (const auto order = a[i] <=> b[i]; order != 0) return order;
    }
    return std::strong_ordering::equal;
}

void compare_rows(const ComparedTable& table, const Cells& stored, const Cells& rebuilt,
                  Findings& findings) {
    for (auto i = static_cast<std::size_t>(table.keys); i < stored.size(); ++i) {
        if (stored[i] == rebuilt[i]) continue;
        findings.push_back(
            {place_of(table, stored), "La columna «" + table.columns[i] + "» fue alterada: dice " +
                                          stored[i].shown() + " y según el diario es " +
                                          rebuilt[i].shown() + "."});
    }
}

}  // namespace

const std::vector<ComparedTable>& compared_tables() {
    static const std::vector<ComparedTable> tables = {
        {"stream",
         1,
         {"id", "entity", "kind", "sequence", "snapshot", "snapshot_sha256", "hash", "title",
          "status", "ended", "opened", "updated"},
         0},
        {"task",
         3,
         {"stream", "id", "entry", "entity", "title", "people", "due", "opened", "closed"},
         0},
        {"task_person", 5, {"person", "due", "stream", "task", "entry", "entity"}, 2},
        {"timer", 2, {"stream", "id", "entity", "generation", "at", "request"}, 0},
        {"outbox", 2, {"stream", "id", "entity", "sequence", "channel", "payload"}, 0},
        {"document",
         3,
         {"stream", "sequence", "id", "entity", "version", "title", "number", "code", "html_sha256",
          "draft", "issued"},
         0},
        {"command_key", 1, {"key", "entity", "stream", "sequence", "answer"}, 2, true},
        {"ballot_box", 2, {"stream", "box", "entity", "ballots_cast", "state"}, 0},
        {"number_book", 2, {"entity", "series", "last", "stream", "sequence"}},
    };
    return tables;
}

TableComparison compare_table(const ComparedTable& table, SqliteConnection& stored_db,
                              SqliteConnection& rebuilt_db,
                              const std::function<bool(StreamId)>& skip) {
    TableComparison result;
    Side stored(stored_db, table, skip);
    Side rebuilt(rebuilt_db, table, skip);
    while (stored.row() || rebuilt.row()) {
        const auto order = !stored.row()    ? std::strong_ordering::greater
                           : !rebuilt.row() ? std::strong_ordering::less
                                            : by_key(table, *stored.row(), *rebuilt.row());
        if (order < 0) {
            result.findings.push_back(
                {place_of(table, *stored.row()), "La fila sobra: el diario no la conoce."});
        }
        if (order > 0 && !table.may_be_gone) {
            result.findings.push_back({place_of(table, *rebuilt.row()), "Falta la fila."});
        }
        if (order == 0) compare_rows(table, *stored.row(), *rebuilt.row(), result.findings);
        if (order <= 0) {
            ++result.rows;
            stored.advance();
        }
        if (order >= 0) rebuilt.advance();
    }
    return result;
}

}  // namespace engine::durable
