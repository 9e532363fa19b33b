#include "engine/base/csv.h"

#include <catch2/catch.hpp>

using Cells = std::vector<std::vector<std::string>>;

namespace {

Cells cells_of(const std::vector<engine::CsvRow>& rows) {
    Cells cells;
    for (const auto& row : rows) cells.push_back(row.cells);
    return cells;
}

}  // namespace

TEST_CASE("what a CSV text says") {
    struct Row {
        const char* what;
        std::string text;
        Cells expected;
    };
    const auto row = GENERATE(values<Row>({
        {"nothing", "", {}},
        {"no line end at the end", "a,b\nc,d", {{"a", "b"}, {"c", "d"}}},
        {"CRLF", "a,b\r\nc,d\r\n", {{"a", "b"}, {"c", "d"}}},
        {"byte-order mark",
         "\xEF\xBB\xBF"
         "a\n",
         {{"a"}}},
        {"empty cells", ",\na,,b\n", {{"", ""}, {"a", "", "b"}}},
        {"last cell empty, no line end", "a,", {{"a", ""}}},
        {"empty lines", "\na\n\n\nb\n\r\n", {{"a"}, {"b"}}},
        {"comma, quote and line inside quotes", "\"a,\"\"b\"\"\n\",c\n", {{"a,\"b\"\n", "c"}}},
        {"empty quoted cell", "\"\",x\n", {{"", "x"}}},
        {"quoted cell before CRLF", "\"a\"\r\nb\r\n", {{"a"}, {"b"}}},
        {"rows of different length", "a,b\nc\n", {{"a", "b"}, {"c"}}},
    }));
    CAPTURE(row.what);
    const auto rows = engine::parse_csv(row.text, "f.csv");
    REQUIRE(rows);
    CHECK(cells_of(*rows) == row.expected);
}

TEST_CASE("a row knows the line it begins on") {
    const auto rows = engine::parse_csv("a\n\n\"b\nc\",d\ne\n", "f.csv");
    REQUIRE(rows);
    REQUIRE(rows->size() == 3);
    CHECK((*rows)[1].line == 3);
    CHECK((*rows)[2].line == 5);
}

TEST_CASE("a CSV text that cannot be read is refused with its place") {
    struct Row {
        const char* what;
        std::string text;
        const char* place;
    };
    const auto row = GENERATE(values<Row>({
        {"open quote", "a\n\"b\nc\n", "f.csv:2"},
        {"quote inside a bare cell", "a\nb\"c\n", "f.csv:2"},
        {"text after the quote", "\"a\"b\n", "f.csv:1"},
        {"Latin-1", "Direcci\xF3n\n", "f.csv"},
    }));
    CAPTURE(row.what);
    const auto rows = engine::parse_csv(row.text, "f.csv");
    REQUIRE_FALSE(rows);
    CHECK(rows.error().place == row.place);
    CHECK_FALSE(rows.error().remedy.empty());
}
