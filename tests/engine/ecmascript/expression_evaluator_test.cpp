#include "engine/ecmascript/expression_evaluator.h"

#include <catch2/catch.hpp>

using namespace engine;
using namespace engine::ecmascript;

TEST_CASE("an expression over named inputs") {
    ExpressionEvaluator evaluator(
        {}, "// reglas\nfunction suma(f) { return f.reduce((s, x) => s + x.monto, 0); }");
    const Value inputs = Value::parse(
        R"({"filas":[{"monto":1},{"monto":2}],"b":"ñ","a":null,"_x":{"act":{"actor":"ruth"}}})");
    CHECK(evaluator.evaluate("suma(filas)", inputs).value() == Value(3));
    CHECK(evaluator.evaluate("b + a", inputs).value() == Value("ñnull"));
    CHECK(evaluator.evaluate("_x.act.actor", inputs).value() == Value("ruth"));
    CHECK(evaluator.evaluate("undefined", inputs).value() == std::nullopt);
    CHECK(evaluator.evaluate("{total: suma(filas), b}", inputs).value()->dump() ==
          R"({"total":3,"b":"ñ"})");
    CHECK(evaluator.holds("filas.length === 2", inputs).value());
    CHECK_FALSE(evaluator.holds("a", inputs).value());
}

TEST_CASE("no evaluation sees another") {
    ExpressionEvaluator evaluator;
    REQUIRE(evaluator.evaluate("(suelta = 1)", {{"a", 1}, {"_x", 5}}));
    CHECK_FALSE(evaluator.evaluate("suelta", Value::object()));
    CHECK_FALSE(evaluator.evaluate("a", Value::object()));
    CHECK(evaluator.evaluate("_x", Value::object()).value() == std::nullopt);
    CHECK(evaluator.evaluate("a", {{"a", 2}}).value() == Value(2));
}

TEST_CASE("what cannot be evaluated says why") {
    ExpressionEvaluator evaluator;
    CHECK(evaluator.evaluate("noHay", Value::object()).error().message ==
          "No existe la variable «noHay».");
    CHECK_THAT(evaluator.evaluate("1 +", Value::object()).error().message,
               Catch::Contains("mal escrito"));
    CHECK_FALSE(evaluator.evaluate("1", {{"Math", 1}}));
    CHECK_THROWS_AS(evaluator.evaluate("(() => { while (true); })()", Value::object()), TimedOut);
    CHECK(evaluator.evaluate("1", Value::object()).value() == Value(1));
}

TEST_CASE("the functions of a package are functions only") {
    CHECK_THROWS_WITH(ExpressionEvaluator({}, "var x = 1;"),
                      Catch::Contains("algo más que funciones"));
    CHECK_THROWS_WITH(ExpressionEvaluator({}, "function f() {}\nfunction g() { return ; ) }"),
                      Catch::Contains("funciones") || Catch::Contains("mal escrita"));
    CHECK_THROWS_AS(ExpressionEvaluator({}, "function Math() {}"), std::invalid_argument);
}
