#include "workflows/script_names.h"

#include <catch2/catch.hpp>

namespace {

std::string names_in(const std::string& text) {
    std::string names;
    for (const auto& each : workflows::used_names(text))
        names += (names.empty() ? "" : " ") + each.name + (each.called ? "()" : "");
    return names;
}

}  // namespace

TEST_CASE("names a text uses and does not declare") {
    struct Row {
        const char *text, *names;
    };
    const auto row = GENERATE(values<Row>({
        {"a + b.c + d['e'] + f.g(h)", "a b d f h"},
        {"plazo(monto)", "plazo() monto"},
        {"a?.b ?? c", "a c"},
        {"{nombre: valor, otro: 1}", "valor"},
        {"{corto, 'largo': x}", "corto x"},
        {"si ? uno : dos", "si uno dos"},
        {"[...lista, ...(otras)]", "lista otras"},
        {"typeof quizas === 'undefined'", ""},
        {"`${uno} y ${dos.tres}`", "uno dos"},
        {"/ab+c/.test(texto) && x / y", "texto x y"},
        {"'a' + \"b\" /* c */ // d", ""},
        {"_event.data.x + _x.act.date + In('a') + JSON.stringify(Math.max(1))", ""},
        {"lista.map(function (uno, i) { return uno + i + fuera; })", "lista fuera"},
        {"lista.filter(x => x > tope).map((a, b) => a - b)", "lista tope"},
        {"function f(a, {b, c: d}) { var e = a, g = [b, d]; let [h] = g; const {i} = h; "
         "for (const j of i) k(j); try { e(); } catch (error) { throw error; } }",
         "k()"},
        {"({total(filas) { return filas.length + resto; }})", "resto"},
        {"if (a) { b } while (c) { d }", "a b c d"},
        {"new Fecha(1)", "Fecha()"},
        {"eval('1') + Intl.x", "eval() Intl"},
    }));
    CAPTURE(row.text);
    CHECK(names_in(row.text) == row.names);
}

TEST_CASE("names a script makes") {
    CHECK(workflows::declared_names("var a = 1, b; function c(d) {}") ==
          std::set<std::string>{"a", "b", "c", "d"});
    CHECK(workflows::assigned_names("a = 1; b == 2; c.d = 3; e => 4; var f = 5") ==
          std::set<std::string>{"a", "f"});
}
