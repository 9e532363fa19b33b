#include <catch2/catch.hpp>

#include "tests/engine/ecmascript/one_chart.h"

using namespace engine;
using namespace engine::ecmascript;

TEST_CASE("where a value may be assigned") {
    struct Row {
        const char *location, *told;  // "" = accepted
    };
    const auto row = GENERATE(values<Row>({
        {"v", ""},
        {" v ", ""},
        {"v.a", ""},
        {"v.nuevo", ""},
        {"v.a.b", ""},
        {"v['a'].c", ""},
        {"lista[0]", ""},
        {"lista[lista.length]", ""},
        {"(v)", ""},
        {"noDeclarada", "No existe la variable «noDeclarada»"},
        {"noDeclarada.a", "No existe la variable"},
        {"v.no.hay", "una parte no existe"},
        {"_event", "«_event» es de solo lectura"},
        {"_event.data", "una parte no existe"},
        {"_sessionid", "«_sessionid» es de solo lectura"},
        {"_name", "«_name» es de solo lectura"},
        {"_ioprocessors", "«_ioprocessors» es de solo lectura"},
        {"_x", "«_x» es de solo lectura"},
        {"_x.act.actor", "solo lectura"},
        {"_x.nuevo", ""},
        {"Math", "solo lectura"},
        {"Math.PI", "solo lectura"},
        {"regla", "solo lectura"},
        {"undefined", "solo lectura"},
        {"In", "solo lectura"},
        {"", "vacía"},
        {"v = lista", "no es un lugar"},
        {"v + lista", "no es un lugar"},
        {"[v]", "no es un lugar"},
        {"{v}", "no es un lugar"},
        {"var nueva", "mal escrito"},
        {"'v'", "no es un lugar"},
        {"7", "no es un lugar"},
        {"globalThis.nueva", "no es un lugar"},
        {"this.nueva", "no es un lugar"},
        {"v) = (lista", "mal escrito"},
    }));
    CAPTURE(row.location);
    OneChart chart({"v", "lista"}, "function regla() {}");
    REQUIRE(chart.begin({{"_x", {{"act", {{"actor", "ruth"}}}}}}));
    REQUIRE(chart.assign("v", "({a: {b: 1}})").empty());
    REQUIRE(chart.assign("lista", "[1, 2]").empty());
    const std::string told = chart.assign(row.location, "99");
    if (std::string(row.location) == "_x.nuevo") {
        CHECK_THAT(told, Catch::Contains("solo lectura") || Catch::Contains("not extensible"));
    } else if (*row.told == '\0') {
        CHECK(told.empty());
        CHECK(chart.told(row.location) ==
              (std::string(row.location) == "lista[lista.length]" ? "undefined" : "99"));
    } else {
        CHECK_THAT(told, Catch::Contains(row.told));
    }
    CHECK(chart.told("_x.act.actor") == "\"ruth\"");
}

TEST_CASE("a value that fails leaves the location alone") {
    OneChart chart({"v"});
    REQUIRE(chart.assign("v", "1").empty());
    CHECK(chart.assign("v", "noHay") == "No existe la variable «noHay».");
    CHECK(chart.told("v") == "1");
}

TEST_CASE("one location with several values, each by its id") {
    statechart::Chart drawn;
    drawn.states.resize(1);
    drawn.states[0].data.push_back({"v", {}, {}, 1});
    const statechart::Expression place{"v", 0, 1}, one{"1", 1, 1}, two{"v + 1", 2, 1};
    drawn.expressions = {place, one, two};
    const auto model = make_ecmascript_model(drawn);
    model->start(Value::object(), nullptr);
    REQUIRE(model->assign(place, one));
    REQUIRE(model->assign(place, two));
    REQUIRE(model->assign(place, two));
    CHECK(model->evaluate(place).value() == Value(3));
    REQUIRE(model->assign(place, one));
    CHECK(model->evaluate(place).value() == Value(1));
}

TEST_CASE("what an event brought can be changed once it was assigned") {
    OneChart chart({"v"});
    statechart::Event event;
    event.data = Value::parse(R"({"observaciones":[{"texto":"falta","n":1}]})");
    chart.model().set_event(event);
    REQUIRE(chart.assign("v", "_event.data.observaciones").empty());
    REQUIRE(chart.assign("v[0].n", "2").empty());
    CHECK(chart.told("v[0].n") == "2");
    CHECK(chart.told("_event.data.observaciones[0].n") == "1");

    REQUIRE(chart.assign("v", "_event").empty());
    CHECK(chart.told("v === _event") == "true");
}

TEST_CASE("conditions are what ECMAScript holds for true") {
    struct Row {
        const char* expression;
        bool holds;
    };
    const auto row = GENERATE(values<Row>({{"true", true},
                                           {"'false'", true},
                                           {"[]", true},
                                           {"0", false},
                                           {"''", false},
                                           {"null", false},
                                           {"undefined", false},
                                           {"NaN", false},
                                           {"In('activo')", true},
                                           {"In('otro')", false},
                                           {"In()", false}}));
    CAPTURE(row.expression);
    OneChart chart;
    CHECK(chart.model().condition(OneChart::expression(row.expression)).value() == row.holds);
}

TEST_CASE("values as text") {
    struct Row {
        const char *expression, *text;
    };
    const auto row = GENERATE(values<Row>({{"'a'", "a"},
                                           {"12", "12"},
                                           {"1.50", "1.5"},
                                           {"undefined", "undefined"},
                                           {"[1, 2]", "1,2"},
                                           {"({})", "[object Object]"},
                                           {"'ñ🦙'", "ñ🦙"}}));
    CAPTURE(row.expression);
    OneChart chart;
    CHECK(chart.model().evaluate_text(OneChart::expression(row.expression)).value() == row.text);
}

TEST_CASE("values that C++ cannot receive are refused") {
    OneChart chart;
    CHECK(chart.told("undefined") == "undefined");
    for (const char* text : {"NaN", "1 / 0", "() => 1", "({f() {}})", "Symbol('a')", "new Map()"}) {
        CAPTURE(text);
        CHECK_FALSE(chart.evaluate(text));
    }
}

TEST_CASE("errors speak Spanish and say where in the script") {
    OneChart chart({"v"},
                   "function f() {\n  return v.a;\n}\nfunction g() { throw new Error('no va'); }");
    CHECK(chart.told("noHay") == "! No existe la variable «noHay».");
    CHECK(chart.told("f()") ==
          "! No se puede leer «v.a»: una parte no existe (undefined). (línea 2 del guion)");
    CHECK(chart.told("g()") == "! no va (línea 4 del guion)");
    CHECK_THAT(chart.told("v()"), Catch::Contains("no es una función"));
    CHECK_THAT(chart.told("1 +"), Catch::Contains("Está mal escrito"));
    CHECK(chart.told("(() => { throw 'texto'; })()") == "! texto");
    CHECK(chart.told("(() => { throw null; })()") == "! null");
}

TEST_CASE("scripts in a state read and write the data") {
    OneChart chart({"v"});
    CHECK(chart.run("v = 1; v += 1").empty());
    CHECK(chart.run("if (v === 2) { let doble = v * 2; v = doble; }").empty());
    CHECK(chart.told("v") == "4");
    CHECK(chart.run("v = noHay") == "No existe la variable «noHay».");
    CHECK_THAT(chart.run("v = ;"), Catch::Contains("Está mal escrito"));
    CHECK_THAT(chart.run("return 1"), Catch::Contains("Está mal escrito"));
    CHECK_THAT(chart.run("} {"), Catch::Contains("Está mal escrito"));
}

TEST_CASE("a script that declares makes its chart take fresh contexts") {
    statechart::Chart drawn;
    drawn.states.resize(2);
    const statechart::Expression source{"var doble = 2; function f() { return doble; }", 0, 1};
    drawn.expressions = {source};
    drawn.states[1].on_entry.push_back({{statechart::Script{source}, 1}});
    const auto model = make_ecmascript_model(drawn);
    CHECK_FALSE(model->reusable());
    model->start(Value::object(), nullptr);
    REQUIRE(model->run_script(source));
    REQUIRE(model->run_script(source));
    CHECK(model->evaluate(OneChart::expression("f()")).value() == Value(2));
    CHECK(model->store()["values"] == Value{{"doble", 2}});
}

TEST_CASE("constants outside functions would be lost, so they are refused") {
    OneChart chart({}, "const MESES = 12; function f() { return MESES; }");
    CHECK_THAT(chart.begin().error().message, Catch::Contains("«const»"));
}

TEST_CASE("reserved names are no data") {
    for (const char* name : {"_event", "Math", "In", "regla", "eval"}) {
        CAPTURE(name);
        OneChart chart({"a"}, "function regla() {}");
        chart.model().declare(name);
        const auto done = chart.model().initialize(name, OneChart::expression("1"));
        REQUIRE_FALSE(done);
        CHECK_THAT(done.error().message, Catch::Contains("reservado"));
        CHECK(chart.model().store()["values"].empty());
    }
}
