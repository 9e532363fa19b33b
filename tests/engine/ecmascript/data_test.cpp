#include <catch2/catch.hpp>

#include "tests/engine/ecmascript/one_chart.h"

using namespace engine;
using namespace engine::ecmascript;

TEST_CASE("what is stored comes back the same, in the same order") {
    const auto text = GENERATE(values<std::string>({
        "null",
        "true",
        "0",
        "-1",
        "12000",
        "10.1",
        "1e21",
        "123456789012345680000",
        "9007199254740991",
        "''",
        "'ñandú 🦙 \\u0000 fin'",
        "'\\u2028'",
        "[]",
        "({})",
        "[[], {}, null, false]",
        "({z: 1, a: {y: 2, b: [3]}, m: null})",
        "({'': 1, 'con espacio': 2, '__proto__x': 3})",
        "({constructor: 'ACME', toString: 'x', hasOwnProperty: 1})",
        "Array.from({length: 5000}, (v, i) => i)",
    }));
    CAPTURE(text);
    OneChart chart({"v", "vacia"});
    REQUIRE(chart.assign("v", text).empty());
    const std::string live = chart.told("JSON.stringify(v)");
    const Value stored = chart.model().store();
    CHECK(stored["undefined"] == Value{"vacia"});

    chart.restore(Value::parse(stored.dump()));
    CHECK(chart.told("JSON.stringify(v)") == live);
    CHECK(chart.told("vacia") == "undefined");
    CHECK(chart.model().store().dump() == stored.dump());
}

TEST_CASE("numbers without fraction are integers for C++") {
    OneChart chart({"v"});
    REQUIRE(chart.assign("v", "[3, 2.0, 2.5, -0]").empty());
    const Value stored = chart.model().store()["values"]["v"];
    CHECK(stored[0].is_number_integer());
    CHECK(stored[1].is_number_integer());
    CHECK(stored[2].is_number_float());
    CHECK(stored.dump() == "[3,2,2.5,0]");
    CHECK(chart.evaluate("12000").value()->is_number_integer());
}

TEST_CASE("key order survives both ways") {
    OneChart chart({"v"});
    const Value given = Value::parse(R"({"z":1,"a":2,"m":{"y":1,"b":2}})");
    REQUIRE(chart.model().assign_value(OneChart::expression("v"), given));
    CHECK(chart.evaluate("v").value()->dump() == given.dump());
    CHECK(chart.told("Object.keys(v)") == R"(["z","a","m"])");
    CHECK(chart.model().store()["values"]["v"].dump() == given.dump());
}

TEST_CASE("what JSON cannot hold is refused with the name of the datum") {
    struct Row {
        const char *expression, *told;
    };
    const auto row = GENERATE(values<Row>({
        {"NaN", "El dato «v» contiene NaN"},
        {"({a: [1, 1 / 0]})", "El dato «v» contiene Infinity"},
        {"() => 1", "El dato «v» contiene una función"},
        {"({a: function () {}})", "una función"},
        {"1n", "un BigInt"},
        {"Symbol('x')", "un símbolo"},
        {"(() => { const a = {}; a.a = a; return a; })()", "una referencia a sí mismo"},
        {"new Map()", "un objeto Map"},
        {"new Date(0)", "un objeto Date"},
        {"/x/", "un objeto RegExp"},
        {"'\\ud800'", "carácter incompleto"},
    }));
    CAPTURE(row.expression);
    OneChart chart({"v"});
    REQUIRE(chart.assign("v", row.expression).empty());
    CHECK_THROWS_WITH(chart.model().store(), Catch::Contains(row.told));
    // What the runtime takes for a refusal of the act, not for a failure.
    CHECK_THROWS_AS(chart.model().store(), engine::statechart::UnusableData);
}

TEST_CASE("a function that stands whole in its <data> is stored by its text") {
    statechart::Chart drawn;
    const auto place = OneChart::expression("f");
    const auto given = OneChart::expression(" function (n) { return n + base; } ");
    drawn.states.resize(1);
    drawn.states[0].data = {{"base", OneChart::expression("2"), {}, 1}, {"f", given, {}, 1}};
    for (auto& data : drawn.states[0].data) {
        data.expr.id = static_cast<std::uint32_t>(drawn.expressions.size());
        drawn.expressions.push_back(data.expr);
    }
    const auto model = make_ecmascript_model(drawn);
    const auto value = [&](const char* text) {
        return model->evaluate(OneChart::expression(text)).value();
    };
    model->start(Value::object(), nullptr);
    for (const auto& data : drawn.states[0].data) REQUIRE(model->initialize(data.id, data.expr));
    CHECK(value("f(1)") == Value(3));
    const Value stored = model->store();
    CHECK(stored == Value::parse(R"({"values":{"base":2},"undefined":[],"functions":["f"]})"));

    model->start(Value::object(), nullptr);
    model->restore(stored);
    CHECK(value("f(1)") == Value(3));
    CHECK(model->store() == stored);

    // Another function in its place may have captured what no text tells.
    REQUIRE(model->assign(place, OneChart::expression("(n => () => n)(1)")));
    CHECK_THROWS_WITH(model->store(), Catch::Contains("El dato «f» contiene una función"));
}

TEST_CASE("after store() the live instance is the restored one") {
    struct Row {
        const char *script, *seen, *value;
    };
    const auto row = GENERATE(values<Row>({
        {"a = [1]; b = a", "(a.push(2), b)", "[1]"},
        {"a = {x: -0}", "1 / a.x > 0", "true"},
        {"a = Object.freeze({x: 1})", "(a.x = 2, a.x)", "2"},
        {"a = {x: undefined}", "'x' in a", "false"},
        {"a = [1, , 3]", "1 in a", "true"},
        {"a = Object.create(null)", "Object.getPrototypeOf(a) === Object.prototype", "true"},
        {"a = new (class Punto { x = 1 })()", "Object.getPrototypeOf(a) === Object.prototype",
         "true"},
        {"a = {dato: _x.act}", "(a.dato.actor = 'otro', a.dato.actor)", "\"otro\""},
    }));
    CAPTURE(row.script);
    OneChart chart({"a", "b"});
    REQUIRE(chart.begin({{"_x", {{"act", {{"actor", "ruth"}}}}}}));
    REQUIRE(chart.evaluate("(() => {" + std::string(row.script) + "})()"));
    const Value stored = chart.model().store();
    CHECK(chart.told(row.seen) == row.value);
    chart.restore(stored);
    CHECK(chart.told(row.seen) == row.value);
}

TEST_CASE("identity is kept within a live instance") {
    OneChart chart({"a", "b"});
    REQUIRE(chart.assign("a", "({lista: []})").empty());
    REQUIRE(chart.assign("b", "a.lista").empty());
    REQUIRE(chart.assign("b[0]", "7").empty());
    CHECK(chart.told("a.lista") == "[7]");
}

TEST_CASE("variables that a rule made are stored and removed with the others") {
    OneChart chart({"a"});
    REQUIRE(chart.run("hecha = {n: 1}").empty());
    const Value stored = chart.model().store();
    CHECK(stored["values"] == Value::parse(R"({"hecha":{"n":1}})"));
    REQUIRE(chart.begin());
    CHECK(chart.told("typeof hecha") == "\"undefined\"");
    chart.restore(stored);
    CHECK(chart.told("hecha.n") == "1");
    CHECK(chart.model().store() == stored);
}

TEST_CASE("inline content is JSON or XML where it is that, else text") {
    struct Row {
        const char *text, *value;
    };
    const auto row = GENERATE(values<Row>({
        {"[1, 2, 3]", "[1,2,3]"},
        {" {\"a\": \"b\"} ", "{\"a\":\"b\"}"},
        {" 12 ", "12"},
        {"  esto \n\t es   una cadena ", "\"esto es una cadena\""},
        {"{a: 1}", "\"{a: 1}\""},
        {"", "\"\""},
        {"\n <a>  b </a>\n", R"({"$xml":"<a>  b </a>"})"},
    }));
    CAPTURE(row.text);
    OneChart chart({"v"});
    CHECK(chart.model().value_of_text(row.text)->dump() == row.value);
    REQUIRE(chart.model().initialize_text("v", row.text));
    CHECK(chart.told("v") == row.value);
}
