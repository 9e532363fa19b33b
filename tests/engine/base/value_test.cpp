#include "engine/base/value.h"

#include <string>

#include <catch2/catch.hpp>

using engine::find_path;
using engine::parse_json;
using engine::Refusal;
using engine::Value;

TEST_CASE("JSON keeps the order in which keys were written") {
    const auto value = parse_json(R"({"z":1,"a":{"y":2,"b":3}})", "f.json");
    REQUIRE(value);
    CHECK(value->dump() == R"({"z":1,"a":{"y":2,"b":3}})");
}

TEST_CASE("numbers are read as ECMAScript reads them") {
    struct Row {
        const char *json, *expected;
        bool integer;
    };
    const auto row = GENERATE(values<Row>({
        {"12", "12", true},
        {"-9007199254740991", "-9007199254740991", true},
        {"9007199254740993", "9.007199254740992e+15", false},
        {"[18446744073709551615]", "[1.8446744073709552e+19]", false},
        {"1e400000", "", false},
    }));
    CAPTURE(row.json);
    const auto value = parse_json(row.json, "f.json");
    REQUIRE(value.has_value() == (*row.expected != '\0'));
    if (value) {
        CHECK(value->dump() == row.expected);
        CHECK(value->is_number_integer() == row.integer);
    }
}

TEST_CASE("of a key written twice the last value counts") {
    CHECK(parse_json(R"({"a":1,"b":2,"a":3})", "f")->dump() == R"({"a":3,"b":2})");
}

TEST_CASE("a JSON that cannot be read is refused with its place") {
    struct Row {
        const char* what;
        std::string json;
        const char *place, *message;
    };
    const auto row = GENERATE(values<Row>({
        {"empty", "", "f.json:1:1", "El JSON no se puede leer."},
        {"cut", "{\"a\":", "f.json:1:6", "El JSON no se puede leer."},
        {"trailing comma", "{\n  \"a\": 1,\n}", "f.json:3:1", "El JSON no se puede leer."},
        {"after a letter of two bytes", "{\"ñ\": x}", "f.json:1:7", "El JSON no se puede leer."},
        {"two values", "1 2", "f.json:1:3", "El JSON no se puede leer."},
        {"comment", "[] // no", "f.json:1:4", "El JSON no se puede leer."},
        {"half a surrogate pair", R"("\ud800")", "f.json:1:8", "El JSON no se puede leer."},
        {"not UTF-8", "\"\xF3\"", "f.json", "El texto no está en UTF-8."},
        {"number beyond a double", "[1e999]", "f.json",
         "El JSON contiene un número demasiado grande."},
        {"deep", std::string(100'000, '['), "f.json", "El JSON anida demasiados niveles."},
    }));
    CAPTURE(row.what);
    const auto value = parse_json(row.json, "f.json");
    REQUIRE_FALSE(value);
    CHECK(value.error().kind == Refusal::invalid);
    CHECK(value.error().place == row.place);
    CHECK(value.error().message == row.message);
    CHECK_FALSE(value.error().remedy.empty());
}

TEST_CASE("brackets inside strings do not nest") {
    const std::string brackets(2'000, '[');
    CHECK(parse_json("\"\\\"" + brackets + "\"", "f.json"));
    CHECK(parse_json(std::string(500, '[') + std::string(500, ']'), "f.json"));
    CHECK_FALSE(parse_json(std::string(501, '[') + std::string(501, ']'), "f.json"));
}

TEST_CASE("what stands at a dotted path") {
    const auto value = Value::parse(
        R"({"plan":{"responsable":"ogaj","metas":[{"n":4},{"n":7}],"nada":null},"":{"":1}})");
    struct Row {
        const char *path, *expected;  // nullptr: nothing there
    };
    const auto row = GENERATE(values<Row>({
        {"plan.responsable", "\"ogaj\""},
        {"plan.metas.1.n", "7"},
        {"plan.nada", "null"},
        {".", nullptr},
        {"plan.", nullptr},
        {"plan..metas", nullptr},
        {"plan.metas.2", nullptr},
        {"plan.metas.-1", nullptr},
        {"plan.metas.1x", nullptr},
        {"plan.metas.n", nullptr},
        {"plan.responsable.x", nullptr},
        {"otro", nullptr},
    }));
    CAPTURE(row.path);
    const Value* found = find_path(value, row.path);
    REQUIRE((found != nullptr) == (row.expected != nullptr));
    if (found != nullptr) CHECK(found->dump() == row.expected);
    CHECK(find_path(value, "") == &value);
}
