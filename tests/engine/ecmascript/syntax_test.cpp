#include "engine/ecmascript/syntax.h"

#include <catch2/catch.hpp>

using namespace engine::ecmascript;

TEST_CASE("which texts can be read") {
    struct Row {
        TextKind kind;
        const char* text;
        bool readable;
    };
    const auto row = GENERATE(values<Row>({
        {TextKind::expression, "a.b === 1 && !c", true},
        {TextKind::expression, "f('x');", true},
        {TextKind::expression, "a +", false},
        {TextKind::expression, "var a", false},
        {TextKind::expression, "await x", false},
        {TextKind::location, "a.b[0]", true},
        {TextKind::location, "a + b", false},
        {TextKind::script, "var a = 1; if (a) { b = 2; }", true},
        {TextKind::script, "if (", false},
        {TextKind::functions, "function f() { return 1; }", true},
        {TextKind::functions, "function f() { return 1; } f();", false},
        {TextKind::functions, "function f() { return 010; }", false},
        {TextKind::functions, "function f() {", false},
    }));
    CAPTURE(row.text);
    const auto checked = check_syntax(row.text, row.kind);
    CHECK(checked.has_value() == row.readable);
    if (!checked) CHECK_FALSE(checked.error().message.empty());
}

TEST_CASE("nothing runs when a text is only read") {
    const Syntax syntax;
    CHECK(syntax.expression("(() => { while (true); })()"));
    CHECK(syntax.script("while (true);"));
}
