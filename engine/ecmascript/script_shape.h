#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine::ecmascript {

struct FunctionText {
    std::string name;
    std::string text;  // from the word `function` to the closing brace
    std::uint32_t line = 1;
};

// The functions of a text that seems to hold nothing but function declarations; nullopt when there
// is anything else. A guess from tokens: ask is_one_function() of each before trusting it.
std::optional<std::vector<FunctionText>> function_declarations(std::string_view script);

// Two scripts that can both be read only if `function.text` is one function and nothing behind it
// (`function a() {}(attack())` is not): as an expression in brackets, and as a method.
std::vector<std::string> proofs_of_one_function(const FunctionText& function);

// The first let, const or class at the top level of a script: they would live where store() cannot
// see them. Empty when there is none.
std::string lexical_declaration(std::string_view script);

// Words that bring a promise, so code that runs after the expression has ended (async, await) or a
// module (import). Empty when there is none.
std::string deferred_code(std::string_view text);

// A script that must run as a global script, because it declares with `var` or `function`.
bool declares_globals(std::string_view script);

// Whether evaluating this text in sloppy mode could make a global variable. Says yes when in doubt.
bool may_make_globals(std::string_view text);
// The same for function declarations in strict mode: only through globalThis.
bool names_global_object(std::string_view text);

}  // namespace engine::ecmascript
