#include "engine/ecmascript/script_shape.h"

#include <catch2/catch.hpp>

#include "engine/ecmascript/token_reader.h"

using namespace engine::ecmascript;

TEST_CASE("tokens are told apart from text, comments and regular expressions") {
    struct Row {
        const char *source, *words;
    };
    const auto row = GENERATE(values<Row>({
        {"a b", "a b"},
        {"// var x\na", "a"},
        {"/* var\n x */ a", "a"},
        {"'var \\' x' + \"var\"", ""},
        {"a = /var['/]x/g.test(b)", "a test b"},
        {"a / var_ / b", "a var_ b"},
        {"return /x/", "return"},
        {"`var ${a + `${b}`} var`", "a b"},
        {"({a: `x${ {c: 1}.c }y`})", "a c c"},
        {"1e5 + 0x1f + a1", "a1"},
        {"ñandú $x _y", "ñandú $x _y"},
    }));
    CAPTURE(row.source);
    std::string words;
    for (const Token& token : tokens(row.source)) {
        if (token.kind == Token::Kind::word)
            words += (words.empty() ? "" : " ") + std::string(token.text);
    }
    CHECK(words == row.words);
}

TEST_CASE("which expressions might leave a variable behind") {
    struct Row {
        const char* text;
        bool may;
    };
    const auto row = GENERATE(values<Row>({
        {"a === b", false},     {"a == b", false},       {"a !== b", false},
        {"a <= b", false},      {"a >= b", false},       {"x => x", false},
        {"firma('x')", false},  {"a.forEach(f)", false}, {"informe", false},
        {"a = b", true},        {"a += b", true},        {"a <<= b", true},
        {"a >>>= b", true},     {"a ?\?= b", true},      {"a++", true},
        {"--a", true},          {"[a] = b", true},       {"this.a", true},
        {"globalThis", true},   {"delete a", true},      {"f(x => { for (y of x); })", true},
        {"glob\\u0061l", true}, {"a==b, c=d", true},
    }));
    CAPTURE(row.text);
    CHECK(may_make_globals(row.text) == row.may);
}

TEST_CASE("code that would run after the rule ended") {
    struct Row {
        const char *text, *word;
    };
    const auto row = GENERATE(values<Row>({
        {"async () => 1", "async"},
        {"(async function () {})", "async"},
        {"x => { await x; }", "await"},
        {"import('x')", "import"},
        {"a.async + {await: 1}.await", ""},
        {"'import'", ""},
        {"importar", ""},
    }));
    CAPTURE(row.text);
    CHECK(deferred_code(row.text) == row.word);
}
