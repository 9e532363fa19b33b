#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace engine::ecmascript {

struct Token {
    enum class Kind { word, mark, other };  // other: number, string, template, regular expression
    Kind kind = Kind::other;
    std::string_view text;
    std::size_t begin = 0;    // offset in the source
    std::uint32_t depth = 0;  // brackets open before it
    std::uint32_t line = 1;
    bool is(std::string_view what) const { return kind != Kind::other && text == what; }
};

// The tokens of an ECMAScript text without comments, as far as they can be told without a grammar:
// `/` after `)` or `}` counts as division. Code inside a template's ${…} is read too. What is built
// on this must stay safe when it guesses wrong. The tokens point into `source`.
std::vector<Token> tokens(std::string_view source);

}  // namespace engine::ecmascript
