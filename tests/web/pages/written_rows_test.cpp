#include "web/pages/written_rows.h"

#include <catch2/catch.hpp>

using engine::Value;
using web::WrittenRows;

namespace {

std::string told(const WrittenRows& rows) {
    std::string text;
    for (std::size_t i = 0; i < rows.size(); ++i)
        text += std::to_string(rows.key(i)) + rows.rows()[i].get<std::string>() + " ";
    return text;
}

}  // namespace

TEST_CASE("a row keeps its number while others come, go and move") {
    WrittenRows rows(Value::array({"a", "b", "c"}), nullptr);
    CHECK(told(rows) == "1a 2b 3c ");
    CHECK(rows.insert(1, "d") == 4);
    rows.move(3, 0);
    CHECK(told(rows) == "3c 1a 4d 2b ");
    rows.take_out(1);
    CHECK(told(rows) == "3c 4d 2b ");
    CHECK_FALSE(rows.find(1));
    const WrittenRows later(rows.rows(), rows.numbering());
    CHECK(told(later) == told(rows));
    CHECK(later.taken_out().size() == 1);
}

TEST_CASE("a number that was taken out is not given again, but the row can come back") {
    WrittenRows rows(Value::array({"a", "b"}), nullptr);
    rows.take_out(1);
    CHECK(rows.insert(9, "c") == 3);
    CHECK(rows.put_back(2));
    CHECK(told(rows) == "1a 2b 3c ");
    CHECK_FALSE(rows.put_back(2));
}

TEST_CASE("rows that were written all at once are numbered anew") {
    WrittenRows before(Value::array({"a", "b"}), nullptr);
    CHECK(told(WrittenRows(Value::array({"x", "y", "z"}), before.numbering())) == "3x 4y 5z ");
    CHECK(WrittenRows("no rows", "no numbers").size() == 0);
}
