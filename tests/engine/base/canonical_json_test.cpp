#include <limits>
#include <stdexcept>

#include <catch2/catch.hpp>

#include "engine/base/value.h"

using engine::canonical_json;
using engine::Value;

TEST_CASE("canonical JSON writes the published example of RFC 8785 §3.2.2") {
    const auto value = Value::parse(R"({
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
    })");
    CHECK(canonical_json(value) == R"({"literals":[null,true,false],)"
                                   R"("numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],)"
                                   "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
}

TEST_CASE("canonical JSON sorts keys as the published example of RFC 8785 §3.2.3") {
    const auto value = Value::parse(R"({
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\ud83d\ude00": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis"
    })");
    CHECK(
        canonical_json(value) ==
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
        "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
        "\"\U0001F600\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}");
}

TEST_CASE("what canonical JSON writes") {
    struct Row {
        const char *json, *expected;
    };
    const auto row = GENERATE(values<Row>({
        {"{}", "{}"},
        {"[]", "[]"},
        {R"({"b":{"d":1,"c":2},"a":[{"z":0,"y":0}]})",
         R"({"a":[{"y":0,"z":0}],"b":{"c":2,"d":1}})"},
        {R"("\b\f\n\r\t\u0000\u001f\u007f")", "\"\\b\\f\\n\\r\\t\\u0000\\u001f\x7f\""},
        {"[1.0, -0.0, -0, 10, -7]", "[1,0,0,10,-7]"},
        {"9007199254740991", "9007199254740991"},
        {"-9007199254740991", "-9007199254740991"},
        {"9007199254740993", "9007199254740992"},
        {"18446744073709551615", "18446744073709552000"},
        {"-9223372036854775808", "-9223372036854776000"},
    }));
    CAPTURE(row.json);
    CHECK(canonical_json(Value::parse(row.json)) == row.expected);
}

TEST_CASE("canonical JSON throws on what JSON cannot hold") {
    CHECK_THROWS_AS(canonical_json(std::numeric_limits<double>::quiet_NaN()),
                    std::invalid_argument);
    CHECK_THROWS_AS(canonical_json(std::numeric_limits<double>::infinity()), std::invalid_argument);
    CHECK_THROWS_AS(canonical_json("\xFF"), std::invalid_argument);
    CHECK_THROWS_AS(canonical_json(Value{{"\xFF", 1}, {"a", 1}}), std::invalid_argument);
    CHECK_THROWS_AS(canonical_json(Value::binary({1, 2})), std::invalid_argument);
}

TEST_CASE("canonical order sorts every depth and changes nothing else") {
    const auto value = Value::parse(R"({"b":[{"d":1,"c":"x"}],"a":2.5})");
    const Value sorted = engine::in_canonical_order(value);
    CHECK(sorted.dump() == R"({"a":2.5,"b":[{"c":"x","d":1}]})");
    CHECK(canonical_json(sorted) == canonical_json(value));
    CHECK(engine::in_canonical_order("x") == Value("x"));
}
