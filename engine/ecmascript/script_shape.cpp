#include "engine/ecmascript/script_shape.h"

#include <algorithm>

#include "engine/ecmascript/token_reader.h"

namespace engine::ecmascript {
namespace {

bool is_word_part(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || (static_cast<unsigned char>(c) & 0x80) != 0;
}

// In the raw text, strings and comments included: never misses one.
bool has_word(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool begins = at == 0 || !is_word_part(text[at - 1]);
        if (begins && (end == text.size() || !is_word_part(text[end]))) return true;
    }
    return false;
}

// An `=` that is no part of ==, ===, !=, <=, >= or =>.
bool has_assignment(std::string_view text) {
    const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') continue;
        const char before = i == 0 ? '\0' : text[i - 1];
        const char earlier = i < 2 ? '\0' : text[i - 2];
        if (at(i + 1) == '=') {
            while (at(i + 1) == '=') ++i;
            continue;
        }
        if (at(i + 1) == '>' || before == '!') continue;
        if ((before == '<' || before == '>') && earlier != before) continue;
        return true;
    }
    return false;
}

// Index of the mark that closes the bracket at `open`, or the end.
std::size_t closing(const std::vector<Token>& all, std::size_t open) {
    for (std::size_t i = open + 1; i < all.size(); ++i) {
        if (all[i].kind == Token::Kind::mark && all[i].depth == all[open].depth + 1 &&
            (all[i].text == ")" || all[i].text == "}" || all[i].text == "]")) {
            return i;
        }
    }
    return all.size();
}

}  // namespace

std::optional<std::vector<FunctionText>> function_declarations(std::string_view script) {
    const auto all = tokens(script);
    std::vector<FunctionText> found;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].is(";")) continue;
        if (i == 0 && (all[0].text == "'use strict'" || all[0].text == "\"use strict\"")) continue;
        const std::size_t start = i;
        if (!all[i++].is("function")) return {};
        if (i < all.size() && all[i].is("*")) ++i;
        if (i >= all.size() || all[i].kind != Token::Kind::word) return {};
        const std::string_view name = all[i++].text;
        if (i >= all.size() || !all[i].is("(")) return {};
        i = closing(all, i) + 1;
        if (i >= all.size() || !all[i].is("{")) return {};
        i = closing(all, i);
        if (i >= all.size()) return {};
        found.push_back(
            {std::string(name),
             std::string(script.substr(all[start].begin, all[i].begin + 1 - all[start].begin)),
             all[start].line});
    }
    return found;
}

std::vector<std::string> proofs_of_one_function(const FunctionText& function) {
    return {"[" + function.text + "\n]", "({" + function.text.substr(8) + "\n})"};
}

std::string lexical_declaration(std::string_view script) {
    for (const Token& token : tokens(script)) {
        if (token.depth != 0) continue;
        if (token.is("let") || token.is("const") || token.is("class")) {
            return std::string(token.text);
        }
    }
    return {};
}

std::string deferred_code(std::string_view text) {
    if (!has_word(text, "async") && !has_word(text, "await") && !has_word(text, "import"))
        return {};
    const auto all = tokens(text);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0 && all[i - 1].is(".")) continue;               // a.async
        if (i + 1 < all.size() && all[i + 1].is(":")) continue;  // {async: 1}
        for (const char* word : {"async", "await", "import"}) {
            if (all[i].is(word)) return word;
        }
    }
    return {};
}

bool declares_globals(std::string_view script) {
    return has_word(script, "var") || has_word(script, "function");
}

bool names_global_object(std::string_view text) {
    return has_word(text, "globalThis") || text.find("\\u") != std::string_view::npos;
}

bool may_make_globals(std::string_view text) {
    return has_assignment(text) || names_global_object(text) || has_word(text, "this") ||
           has_word(text, "for") || has_word(text, "delete") ||
           text.find("++") != std::string_view::npos || text.find("--") != std::string_view::npos;
}

}  // namespace engine::ecmascript
