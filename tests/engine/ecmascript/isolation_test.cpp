#include <catch2/catch.hpp>

#include "tests/engine/ecmascript/one_chart.h"

using namespace engine::ecmascript;

TEST_CASE("no instance sees what another one did in the same context") {
    struct Row {
        const char *done, *seen;  // by the next instance: must be "free"
    };
    const auto row = GENERATE(values<Row>({
        {"suelta = 1", "typeof suelta === 'undefined'"},
        {"globalThis.suelta = 1", "!('suelta' in globalThis)"},
        {"this.suelta = 1", "!('suelta' in this)"},
        {"[1].forEach(function () { this.suelta = 1; })", "typeof suelta === 'undefined'"},
        {"globalThis['sue' + 'lta'] = 1", "typeof suelta === 'undefined'"},
        {"Object.assign(globalThis, {suelta: 1})", "typeof suelta === 'undefined'"},
        {"[suelta] = [1]", "typeof suelta === 'undefined'"},
        {"({suelta} = {suelta: 1})", "typeof suelta === 'undefined'"},
        {"suelta ||= 1", "typeof suelta === 'undefined'"},
        {"(() => { for (suelta of [1]); })()", "typeof suelta === 'undefined'"},
        {"glob\\u0061lThis.suelta = 1", "typeof suelta === 'undefined'"},
        {"mia = {a: 1}", "mia === undefined"},
        {"delete globalThis.mia", "'mia' in globalThis && mia === undefined"},
        {"Object.prototype.dejado = 1", "({}).dejado === undefined"},
        {"Array.prototype.push = null", "[].push !== null"},
        {"Object.getPrototypeOf([].keys()).next = null", "[].keys().next !== null"},
        {"regla.contador = 1", "regla.contador === undefined"},
        {"regla.prototype.dejado = 1", "regla.prototype.dejado === undefined"},
        {"(regla = null)", "typeof regla === 'function'"},
        {"(Math = null)", "typeof Math === 'object'"},
        {"'abc'.match(/b/)", "RegExp.$1 === undefined && RegExp.lastMatch === undefined"},
        {"(In = null)", "In('activo')"},
        {"Error.stackTraceLimit = 77", "Error.stackTraceLimit !== 77"},
        {"(_x = {act: 'otro'})", "_x === undefined"},
        {"(() => { sigue().next(); })()", "sigue().next().value === 1"},
        {"_x", "_x === undefined"},
    }));
    CAPTURE(row.done);
    OneChart chart({"mia"},
                   "function regla() { return 1; }\nfunction* sigue() { yield 1; yield 2; }");
    REQUIRE(chart.reusable());
    REQUIRE(chart.begin({{"_x", {{"act", "primero"}}}}));
    static_cast<void>(chart.evaluate(row.done));  // some are refused, some are without effect

    REQUIRE(chart.begin());
    CHECK(chart.told(row.seen) == "true");
    CHECK(chart.told("regla()") == "1");
    CHECK(chart.model().store() == engine::Value::parse(R"({"values":{},"undefined":["mia"]})"));
}

TEST_CASE("which charts share one context") {
    struct Row {
        const char* script;
        bool reusable;
    };
    const auto row = GENERATE(values<Row>({
        {"", true},
        {"function f() { return 1; }", true},
        {"// nota\nfunction f(a, b = {x: 1}) { var c = /[/}]/; return `${a}}`; } /* fin */ ;",
         true},
        {"'use strict'; function f() {} function* g() {}", true},
        {"function f() { let x = 1; const y = 2; class Z {} return x; }", true},
        {"var x = 1;", false},
        {"function f() {} x = 1;", false},
        {"function f() {}(1)", false},
        {"function f() {}\n(globalThis.x = 1)", false},
        {"function f() {}\n`${globalThis.x = 1}`", false},
        {"(function () {})();", false},
        {"const f = () => 1;", false},
        {"f();", false},
        {"async function f() {}", false},
        {"function f() { with (Math) { return max(1, 2); } }", false},  // not in strict mode
        {"function mia() {}", false},                                   // a datum has this name
        {"function f( {", false},
    }));
    CAPTURE(row.script);
    CHECK(OneChart({"mia"}, row.script).reusable() == row.reusable);
}

TEST_CASE("a chart whose script does more gets a fresh context for each instance") {
    OneChart chart(
        {}, "var contador = 0; function sube() { contador = contador + 1; return contador; }");
    REQUIRE_FALSE(chart.reusable());
    REQUIRE(chart.begin());
    CHECK(chart.told("sube()") == "1");
    CHECK(chart.told("sube()") == "2");
    const auto stored = chart.model().store();
    CHECK(stored == engine::Value::parse(R"({"values":{"contador":2},"undefined":[]})"));

    REQUIRE(chart.begin());
    CHECK(chart.told("sube()") == "1");

    chart.restore(stored);
    CHECK(chart.told("sube()") == "3");
}

TEST_CASE("functions of a shared context lose no write silently") {
    OneChart chart({},
                   "function anota() { _event.data.monto = 1; }\nfunction suelta() { nueva = 1; }");
    REQUIRE(chart.reusable());
    engine::statechart::Event event;
    event.data = engine::Value{{"monto", 5}};
    chart.model().set_event(event);
    CHECK_THAT(chart.told("anota()"), Catch::Contains("solo lectura"));
    CHECK_THAT(chart.told("suelta()"), Catch::Contains("No existe la variable «nueva»"));
}
