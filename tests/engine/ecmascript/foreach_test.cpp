#include <catch2/catch.hpp>

#include "tests/engine/ecmascript/one_chart.h"

using namespace engine;
using namespace engine::ecmascript;

namespace {

struct Walk {
    std::string error, seen;
};

// Each pass adds "item@index " to what was seen; `during` runs in each pass.
Walk walk(OneChart& chart, const std::string& list, const std::string& item,
          const std::string& index, const std::string& during = "0") {
    Walk result;
    const auto done = chart.model().for_each(OneChart::expression(list), item, index, [&] {
        result.seen += chart.told(item) + (index.empty() ? "" : "@" + chart.told(index)) + " ";
        return chart.evaluate(during).has_value();
    });
    if (!done) result.error = done.error().message;
    return result;
}

}  // namespace

TEST_CASE("foreach walks a shallow copy in order") {
    OneChart chart({"v", "item"});
    REQUIRE(chart.assign("v", "[1, 'b', {c: 3}]").empty());
    CHECK(walk(chart, "v", "item", "i").seen == "1@0 \"b\"@1 {\"c\":3}@2 ");
    CHECK(walk(chart, "v", "item", "").seen == "1 \"b\" {\"c\":3} ");
    CHECK(walk(chart, "[]", "item", "").seen.empty());
    CHECK(walk(chart, "[1, , 3]", "item", "").seen == "1 undefined 3 ");
    CHECK(walk(chart, "v", "item", "", "v.push(9)").seen == "1 \"b\" {\"c\":3} ");
    CHECK(walk(chart, "v", "item", "", "noHay").seen == "1 ");
}

TEST_CASE("foreach declares what is not declared, and it stays") {
    OneChart chart({"v"});
    REQUIRE(chart.assign("v", "[1, 2]").empty());
    CHECK(walk(chart, "v", "nuevo", "cual").error.empty());
    CHECK(chart.told("nuevo + cual") == "3");
    CHECK(chart.model().store()["values"] == Value::parse(R"({"v":[1,2],"nuevo":2,"cual":1})"));
    REQUIRE(chart.begin());
    CHECK(chart.told("typeof nuevo") == "\"undefined\"");
}

TEST_CASE("items keep their identity") {
    OneChart chart({"v"});
    REQUIRE(chart.assign("v", "[{n: 1}, {n: 2}]").empty());
    CHECK(walk(chart, "v", "cada", "", "cada.n *= 10").error.empty());
    CHECK(chart.told("v") == R"([{"n":10},{"n":20}])");
}

TEST_CASE("what foreach refuses") {
    struct Row {
        const char *list, *item, *index, *told;
    };
    const auto row = GENERATE(values<Row>({
        {"7", "item", "", "no es una lista"},
        {"'abc'", "item", "", "no es una lista"},
        {"({length: 1})", "item", "", "no es una lista"},
        {"undefined", "item", "", "no es una lista"},
        {"noHay", "item", "", "No existe la variable"},
        {"[1]", "'continue'", "", "no sirve como nombre"},
        {"[1]", "continue", "", "no sirve como nombre"},
        {"[1]", "", "", "no sirve como nombre"},
        {"[1]", "a.b", "", "no sirve como nombre"},
        {"[1]", "1a", "", "no sirve como nombre"},
        {"[1]", "_event", "", "reservado"},
        {"[1]", "Math", "", "reservado"},
        {"[1]", "item", "class", "no sirve como nombre"},
        {"[1]", "item", "_x", "reservado"},
    }));
    CAPTURE(row.list, row.item, row.index);
    OneChart chart({"item"});
    const Walk result = walk(chart, row.list, row.item, row.index);
    CHECK_THAT(result.error, Catch::Contains(row.told));
    CHECK(result.seen.empty());
}
