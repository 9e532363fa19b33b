#include <catch2/catch.hpp>

#include "tests/engine/ecmascript/one_chart.h"

using namespace engine::ecmascript;

TEST_CASE("what depends on clock, chance, place, memory or threads says its name and the remedy") {
    struct Row {
        const char *expression, *told;
    };
    const auto row = GENERATE(values<Row>({
        {"Date.now()", "Date.now no está disponible: use _x.act.at"},
        {"new Date()", "new Date() no está disponible: use new Date(_x.act.at)"},
        {"Date()", "Date() no está disponible: use _x.act.at"},
        {"new Date(2023, 5, 28)", "use new Date(Date.UTC(año, mes, día))"},
        {"new Date('28 June 2023')", "use una fecha ISO"},
        {"new Date('2023-06-28T10:00:00')", "use una fecha ISO"},
        {"Date.parse('June 28')", "use una fecha ISO"},
        {"new Date(0).getFullYear()",
         "Date.prototype.getFullYear no está disponible: use getUTCFullYear"},
        {"new Date(0).getHours()", "use getUTCHours"},
        {"new Date(0).setMonth(1)", "use setUTCMonth"},
        {"new Date(0).getYear()", "use getUTCFullYear"},
        {"new Date(0).getTimezoneOffset()", "getTimezoneOffset no está disponible"},
        {"new Date(0).toString()", "use toISOString()"},
        {"'' + new Date(0)", "use toISOString()"},
        {"new Date(0).toLocaleDateString()", "toLocaleDateString no está disponible"},
        {"new (new Date(0)).constructor()", "use new Date(_x.act.at)"},
        {"Math.random()", "Math.random no está disponible"},
        {"'a'.localeCompare('b')", "compare con < y >"},
        {"'a'.toLocaleUpperCase()", "use toUpperCase()"},
        {"'a'.toLocaleLowerCase()", "use toLowerCase()"},
        {"(1).toLocaleString()", "Number.prototype.toLocaleString no está disponible"},
        {"[1].toLocaleString()", "Array.prototype.toLocaleString no está disponible"},
        {"({}).toLocaleString()", "Object.prototype.toLocaleString no está disponible"},
        {"1n.toLocaleString()", "BigInt.prototype.toLocaleString no está disponible"},
        {"Intl.NumberFormat()", "Intl no está disponible"},
        {"Temporal.Now", "Temporal no está disponible"},
        {"new WeakRef({})", "WeakRef no está disponible"},
        {"new FinalizationRegistry(x => x)", "FinalizationRegistry no está disponible"},
        {"new SharedArrayBuffer(1)", "SharedArrayBuffer no está disponible"},
        {"Atomics.add", "Atomics no está disponible"},
        {"WebAssembly.compile", "WebAssembly no está disponible"},
        {"eval('1')", "eval no está disponible"},
        {"(0, eval)('1')", "eval no está disponible"},
        {"Function('return 1')()", "Function no está disponible"},
        {"new Function('return 1')", "Function no está disponible"},
        {"(() => 1).constructor('return 1')", "Function no está disponible"},
        {"(function () {}).constructor.constructor('return 1')", "Function no está disponible"},
        {"[].map.constructor('return 1')", "Function no está disponible"},
        {"Object.getPrototypeOf(function* () {}).constructor('yield 1')",
         "Function no está disponible"},
        {"setTimeout(() => 1, 1)", "setTimeout no está disponible"},
        {"setInterval(() => 1, 1)", "setInterval no está disponible"},
        {"queueMicrotask(() => 1)", "queueMicrotask no está disponible"},
        {"Promise.resolve(1)", "Promise no está disponible"},
        {"Array.fromAsync([1])", "Array.fromAsync no está disponible"},
        {"(async () => 1)()", "async no está disponible"},
        {"import('x')", "import no está disponible"},
        {"fetch('http://a')", "fetch no está disponible"},
        {"require('fs')", "require no está disponible"},
        {"console.log(1)", "console no está disponible: use <log>"},
        {"new ArrayBuffer(8)", "ArrayBuffer no está disponible"},
        {"new Uint8Array(8)", "Uint8Array no está disponible"},
        {"new DataView(1)", "DataView no está disponible"},
        {"new Proxy({}, {})", "Proxy no está disponible"},
        {"Reflect.ownKeys({})", "Reflect no está disponible"},
        {"Object.defineProperty(globalThis, 'z', {value: 1})", "globalThis"},
        {"Object.freeze(globalThis)", "globalThis"},
        {"Object.setPrototypeOf(globalThis, {z: 1})", "globalThis"},
    }));
    OneChart chart;
    CAPTURE(row.expression);
    const auto value = chart.evaluate(row.expression);
    REQUIRE_FALSE(value);
    CHECK_THAT(value.error().message, Catch::Contains(row.told));
}

TEST_CASE("what remains works as it always did") {
    struct Row {
        const char *expression, *value;
    };
    const auto row = GENERATE(values<Row>({
        {"new Date('2023-06-28').toISOString()", "\"2023-06-28T00:00:00.000Z\""},
        {"new Date('2023-06-28T10:00:00-05:00').toISOString()", "\"2023-06-28T15:00:00.000Z\""},
        {"new Date(Date.UTC(2023, 5, 28)).getUTCDay()", "3"},
        {"new Date(new Date(5)).getTime()", "5"},
        {"new Date(0) instanceof Date", "true"},
        {"Date.parse('2023-06-28')", "1687910400000"},
        {"[3, 1, 2].sort().map(x => x * 2)", "[2,4,6]"},
        {"Array.from({length: 2}, (x, i) => i)", "[0,1]"},
        {"Array(3).fill(0)", "[0,0,0]"},
        {"new Array(1, 2)", "[1,2]"},
        {"[].constructor === Array", "true"},
        {"[1] instanceof Array && Array.isArray([])", "true"},
        {"(class extends Array {}).of(1).length", "1"},
        {"(function () {}) instanceof Function", "true"},
        {"'ab'.repeat(2) + 'c'.padStart(3)", "\"abab  c\""},
        {"[1, 2].join('-')", "\"1-2\""},
        {"String([1, [2, 3]])", "\"1,2,3\""},
        {"'árbol'.toUpperCase()", "\"ÁRBOL\""},
        {"[...'ab'.matchAll(/./g)].length", "2"},
        {"[...new Map([[1, 2]]).keys()]", "[1]"},
        {"Object.assign({}, {a: 1}, {b: 2})", "{\"a\":1,\"b\":2}"},
        {"JSON.stringify({a: [1]})", "\"{\\\"a\\\":[1]}\""},
        {"(() => { const o = {}; o.constructor = 'ACME S.A.C.'; o.toString = 1; return o; })()",
         "{\"constructor\":\"ACME S.A.C.\",\"toString\":1}"},
        {"(() => { class Falla extends Error { constructor(m) { super(m); this.name = 'Falla'; } }"
         " try { throw new Falla('x'); } catch (e) { return e.name + e.message; } })()",
         "\"Fallax\""},
        {"(() => { 'use strict'; const e = new Error('x'); e.message = 'y'; return e.message; })()",
         "\"y\""},
        {"typeof noExiste", "\"undefined\""},
        {"1 + 1;", "2"},
        {"1 // comentario", "1"},
        {"{a: 1}.a", "1"},
        {"{a: 1}", "{\"a\":1}"},
        {"1, 2", "2"},
    }));
    OneChart chart;
    CAPTURE(row.expression);
    CHECK(chart.told(row.expression) == row.value);
}

TEST_CASE("nothing that all instances share can be changed") {
    OneChart chart({}, "function regla() {}\n function* sigue() {}");
    CHECK(chart.told("Object.isFrozen(Object.prototype)") == "true");
    const auto text = GENERATE(values<std::string>({
        "Object.prototype",
        "Array.prototype",
        "String.prototype",
        "Function.prototype",
        "Array",
        "Math",
        "JSON",
        "Date",
        "Date.prototype",
        "RegExp",
        "RegExp.prototype",
        "Map.prototype",
        "Set.prototype",
        "Error",
        "TypeError.prototype",
        "Symbol.prototype",
        "Number",
        "Object",
        "Object.getPrototypeOf([][Symbol.iterator]())",
        "Object.getPrototypeOf(function* () {})",
        "Object.getPrototypeOf(new Map().keys())",
        "Object.getPrototypeOf(''.matchAll(/a/g))",
        "Array.prototype.map",
        "Math.max",
        "Iterator.prototype",
        "In",
        "regla",
        "regla.prototype",
        "sigue",
        "sigue.prototype",
        "Date.UTC",
        "eval",
    }));
    CAPTURE(text);
    CHECK(chart.told("Object.isFrozen(" + text + ")") == "true");
    CHECK(chart.told("(() => { 'use strict'; (" + text + ").dejado = 1; })()") != "undefined");
}

TEST_CASE("no text of a rule can be more than the one thing it should be") {
    OneChart chart({"a"});
    for (const char* text : {"1); (2", "1], [2", "1; 2", "", "  ", ";", "var x", "a = 1) + (b",
                             "...[1]", "return 1", "1 /*", "'abierto"}) {
        CAPTURE(text);
        CHECK_FALSE(chart.evaluate(text));
    }
}
