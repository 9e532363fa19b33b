#include <catch2/catch.hpp>

#include "engine/durable/table_compare.h"
#include "tests/engine/durable/toy_history.h"

using namespace toy;
using engine::durable::ComparedTable;
using engine::durable::Finding;

namespace {

// In the middle of a text one letter becomes another; a number grows by 7.
std::string alter_last_row(const ComparedTable& table, const std::string& c) {
    const std::string keys = table.columns[0] + ", " + table.columns[1];
    // The last row: nothing after it can tell.
    const std::string where = table.name == "journal"
                                  ? "position = (SELECT max(position) FROM journal)"
                                  : "(" + keys + ") = (SELECT " + keys + " FROM " + table.name +
                                        " ORDER BY 1 DESC, 2 DESC LIMIT 1)";
    const std::string half = "length(" + c + ") / 2";
    return "UPDATE " + table.name + " SET " + c + " = CASE WHEN typeof(" + c +
           ") = 'text' THEN substr(" + c + ", 1, " + half + ") || CASE substr(" + c + ", " + half +
           " + 1, 1) WHEN 'x' THEN 'y' ELSE 'x' END || substr(" + c + ", " + half +
           " + 2) ELSE coalesce(" + c + ", 0) + 7 END WHERE " + where;
}

}  // namespace

TEST_CASE("what was done to the rows is told by name") {
    struct Row {
        const char* done;
        const char* place;
        const char* message;
    };
    const auto row = GENERATE(values<Row>({
        {"UPDATE journal SET entry = replace(entry, '\"by\":2', '\"by\":3') WHERE position = 5",
         "journal: expediente 3, entrada 2, posición 5", "La entrada fue alterada"},
        {"UPDATE journal SET entry = substr(entry, 2) WHERE position = 7",
         "journal: expediente 2, entrada 4, posición 7", "La entrada fue alterada"},
        {"UPDATE journal SET hash = replace(hash, 'a', 'b') WHERE position = 6",
         "journal: expediente 2, entrada 3, posición 6", "«hash» fue alterada"},
        {"UPDATE journal SET root = replace(root, 'a', 'b') WHERE position = 6",
         "journal: expediente 2, entrada 3, posición 6", "«root» fue alterada"},
        {"UPDATE journal SET root = replace(root, 'a', 'b') WHERE position = 13",
         "journal: expediente 2, entrada 5, posición 13", "«root» fue alterada"},
        {"DELETE FROM journal WHERE position = 1", "journal: expediente 1, entrada 1, posición 1",
         "fue quitada"},
        {"DELETE FROM journal WHERE position = 5", "journal: expediente 3, entrada 2, posición 5",
         "fue quitada"},
        {"DELETE FROM journal WHERE position = 13", "journal: expediente 2, entrada 5, posición 13",
         "fue quitada"},
        {"DELETE FROM journal WHERE position IN (5, 6)",
         "journal: expediente 2, entrada 3, posición 6", "fue quitada"},
        {"DELETE FROM journal WHERE position IN (12, 13)", "journal: expediente 3, entrada 3",
         "fue quitada"},
        {"DELETE FROM journal WHERE stream = 3", "journal: expediente 3, entrada 1", "fue quitada"},
        {"DELETE FROM journal WHERE position = 5;"
         "UPDATE journal SET position = position + 100 WHERE position > 5;"
         "UPDATE journal SET position = position - 101 WHERE position > 100",
         "journal: expediente 3, entrada 2, posición 5", "fue quitada"},
        {"UPDATE journal SET position = 99 WHERE position = 5;"
         "UPDATE journal SET position = 5 WHERE position = 7;"
         "UPDATE journal SET position = 7 WHERE position = 99",
         "journal: expediente 3, entrada 2, posición 7", "La fila fue movida: su posición es la 5"},
        {"UPDATE journal SET stream = 9 WHERE position = 12",
         "journal: expediente 9, entrada 3, posición 12", "es del expediente 3, entrada 3"},
        {"INSERT INTO journal SELECT 2, 6, 14, 1, entry, hash, root FROM journal WHERE position = "
         "13",
         "journal: expediente 2, entrada 6, posición 14", "insertada"},
        {"INSERT INTO journal VALUES (7, 1, 14, 1, '{}', 'x', 'y')",
         "journal: expediente 7, entrada 1, posición 14", "insertada"},
        {"UPDATE journal SET position = position + 100 WHERE position >= 5;"
         "UPDATE journal SET position = position - 99 WHERE position >= 105;"
         "INSERT INTO journal SELECT 7, 1, 5, 1, entry, hash, root FROM journal WHERE position = 2",
         "journal: expediente 7, entrada 1, posición 5", "insertada"},
        {"UPDATE tree SET size = 12", "tree", "alterada"},
        {"UPDATE tree SET root = peaks", "tree", "alterada"},
        {"DELETE FROM tree", "tree", "alterada"},
        {"UPDATE stream SET snapshot = replace(snapshot, '\"count\":', '\"count\":1') WHERE id = 2",
         "stream: expediente 2", "«snapshot»"},
        {"UPDATE stream SET sequence = 3 WHERE id = 2", "stream: expediente 2", "«sequence»"},
        {"UPDATE stream SET sequence = 9 WHERE id = 2", "stream: expediente 2", "«sequence»"},
        {"UPDATE stream SET title = 'Otro' WHERE id = 2", "stream: expediente 2", "«title»"},
        {"UPDATE number_book SET last = 3", "number_book", "dice 3 y según el diario es 4"},
        {"DELETE FROM number_book", "number_book", "Falta la fila"},
        {"INSERT INTO number_book VALUES (1, 'RS|SG|2023', 1, 2, 1)", "number_book", "sobra"},
        {"UPDATE task SET due = due + 1 WHERE due IS NOT NULL", "task: expediente 4", "«due»"},
        {"UPDATE task SET people = '[\"eva\"]' WHERE stream = 4", "task: expediente 4", "«people»"},
        {"DELETE FROM task_person", "task_person: person tom", "Falta la fila"},
        {"INSERT INTO task_person VALUES ('eva', 1, 4, 'firmar', 3, 1)", "task_person: person eva",
         "sobra"},
        {"UPDATE timer SET at = at + 1", "timer: expediente 4, id vence", "«at»"},
        {"DELETE FROM timer", "timer: expediente 4, id vence", "Falta la fila"},
        {"UPDATE outbox SET payload = replace(payload, 'mia', 'eva')",
         "outbox: expediente 2, id mail-1", "«payload»"},
        {"DELETE FROM outbox WHERE stream = 3", "outbox: expediente 3", "Falta la fila"},
        {"UPDATE document SET number = '2-2023' WHERE stream = 3", "document: expediente 3",
         "«number»"},
        {"UPDATE document SET code = 'f' || code WHERE stream = 3", "document: expediente 3",
         "«code»"},
        {"DELETE FROM document WHERE stream = 4", "document: expediente 4", "Falta la fila"},
        {"UPDATE command_key SET answer = '1' WHERE key = 'person:k-1'",
         "command_key: key person:k-1", "«answer»"},
        {"INSERT INTO command_key VALUES ('person:x', 1, 2, 1, '', '', 0)",
         "command_key: key person:x", "sobra"},
        {"UPDATE meta SET value = 99", "meta: schema", "esquema"},
        {"DROP TABLE timer", "timer", "no such table"},
    }));
    CAPTURE(row.done);
    const LivedFolder folder;
    folder.tamper(row.done);
    const auto report = folder.check();
    CAPTURE(lines(report));
    CHECK_FALSE(report.in_order());
    const bool named =
        std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
            return finding.place.starts_with(row.place) &&
                   finding.message.find(row.message) != std::string::npos;
        });
    CHECK(named);
}

TEST_CASE("one letter or digit altered anywhere is found, in the row where it was") {
    const ComparedTable journal{
        "journal", 2, {"stream", "sequence", "position", "entity", "entry", "hash", "root"}, 0};
    std::vector<ComparedTable> tables = engine::durable::compared_tables();
    tables.push_back(journal);
    for (const auto& table : tables) {
        for (const auto& column : table.columns) {
            CAPTURE(table.name, column);
            const LivedFolder folder;
            folder.tamper(alter_last_row(table, column));
            const auto report = folder.check();
            CAPTURE(lines(report));
            CHECK_FALSE(report.in_order());
            CHECK(names(report, table.name));
        }
    }
}
