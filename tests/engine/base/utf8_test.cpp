#include "engine/base/utf8.h"

#include <string>

#include <catch2/catch.hpp>

using engine::is_valid_utf8;
using engine::utf16_less;

TEST_CASE("which bytes are UTF-8") {
    struct Row {
        const char* what;
        std::string bytes;
        bool valid;
    };
    const auto row = GENERATE(values<Row>({
        {"empty", "", true},
        {"ASCII", "a~\x7f", true},
        {"NUL", std::string(1, '\0'), true},
        {"smallest of two bytes", "\xC2\x80", true},
        {"n with tilde", "\xC3\xB1", true},
        {"largest of two bytes", "\xDF\xBF", true},
        {"smallest of three bytes", "\xE0\xA0\x80", true},
        {"just below the surrogates", "\xED\x9F\xBF", true},
        {"just above the surrogates", "\xEE\x80\x80", true},
        {"U+FFFF", "\xEF\xBF\xBF", true},
        {"smallest of four bytes", "\xF0\x90\x80\x80", true},
        {"U+10FFFF", "\xF4\x8F\xBF\xBF", true},
        {"lone continuation", "\x80", false},
        {"overlong slash, two bytes", "\xC0\xAF", false},
        {"overlong U+007F", "\xC1\xBF", false},
        {"overlong, three bytes", "\xE0\x9F\xBF", false},
        {"overlong, four bytes", "\xF0\x8F\xBF\xBF", false},
        {"first surrogate", "\xED\xA0\x80", false},
        {"last surrogate", "\xED\xBF\xBF", false},
        {"beyond U+10FFFF", "\xF4\x90\x80\x80", false},
        {"lead F5", "\xF5\x80\x80\x80", false},
        {"FF", "\xFF", false},
        {"cut after one of two", "a\xC3", false},
        {"cut after three of four", "\xF0\x9F\x98", false},
        {"ASCII where a continuation belongs", "\xC3(", false},
        {"Latin-1", "Direcci\xF3n", false},
    }));
    CAPTURE(row.what);
    CHECK(is_valid_utf8(row.bytes) == row.valid);
    CHECK(is_valid_utf8("x" + row.bytes + "y") == row.valid);
}

TEST_CASE("UTF-16 order differs from byte order only beyond U+FFFF") {
    struct Row {
        std::string a, b;
        bool less;
    };
    const auto row = GENERATE(values<Row>({
        {"", "", false},
        {"", "a", true},
        {"a", "", false},
        {"a", "ab", true},
        {"ab", "a", false},
        {"a", "a", false},
        {"B", "a", true},
        {"z", "\u00f1", true},
        {"\uD7FF", "\U00010000", true},  // D7FF < D800
        {"\U00010000", "\uE000", true},  // D800 DC00 < E000, though its bytes are greater
        {"\U0010FFFF", "\uFFFF", true},
        {"\U0001F600", "\U0001F601", true},
        {"\U0001F601", "\U0001F600", false},
        {"\U0001F600", "\U0001F600", false},
        {"x\uFB33", "x\U0001F600", false},
    }));
    CAPTURE(row.a, row.b);
    CHECK(utf16_less(row.a, row.b) == row.less);
}
