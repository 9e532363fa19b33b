#include "workflows/script_names.h"

#include "engine/ecmascript/token_reader.h"

namespace workflows {
namespace {

using engine::ecmascript::Token;
using Tokens = std::vector<Token>;

// The language, its library as far as charts have it (docs/charts.md), and what SCXML adds.
const std::set<std::string_view> always_there = {
    "arguments", "async", "await", "break", "case", "catch", "class", "const", "continue",
    "debugger", "default", "delete", "do", "else", "extends", "false", "finally", "for", "function",
    "get", "if", "in", "instanceof", "let", "new", "null", "of", "return", "set", "static", "super",
    "switch", "this", "throw", "true", "try", "typeof", "undefined", "var", "void", "while", "with",
    "yield",
    // library
    "Array", "ArrayBuffer", "BigInt", "Boolean", "DataView", "Date", "Error", "EvalError",
    "Float32Array", "Float64Array", "Infinity", "Int16Array", "Int32Array", "Int8Array", "JSON",
    "Map", "Math", "NaN", "Number", "Object", "Proxy", "RangeError", "ReferenceError", "Reflect",
    "RegExp", "Set", "String", "Symbol", "SyntaxError", "TypeError", "URIError", "Uint16Array",
    "Uint32Array", "Uint8Array", "Uint8ClampedArray", "WeakMap", "WeakSet", "decodeURI",
    "decodeURIComponent", "encodeURI", "encodeURIComponent", "globalThis", "isFinite", "isNaN",
    "parseFloat", "parseInt",
    // SCXML 5.10, B.2
    "In", "_event", "_ioprocessors", "_name", "_sessionid", "_x"};

bool is(const Tokens& all, std::size_t at, std::string_view what) {
    return at < all.size() && all[at].is(what);
}

bool is_word(const Tokens& all, std::size_t at) {
    return at < all.size() && all[at].kind == Token::Kind::word;
}

bool is_arrow(const Tokens& all, std::size_t at) {
    return is(all, at, "=") && is(all, at + 1, ">") && all[at + 1].begin == all[at].begin + 1;
}

// `a.b`, `a?.b`, but not `...b`.
bool is_member(const Tokens& all, std::size_t at) {
    if (at == 0 || !all[at - 1].is(".")) return false;
    return !(at >= 3 && all[at - 2].is(".") && all[at - 3].is("."));
}

bool is_key(const Tokens& all, std::size_t at) {
    return is(all, at + 1, ":") && at > 0 && (all[at - 1].is("{") || all[at - 1].is(","));
}

bool is_assigned(const Tokens& all, std::size_t at) {
    return is(all, at + 1, "=") && !is(all, at + 2, "=") && !is_arrow(all, at + 1) &&
           !is_member(all, at);
}

// Index of the bracket that closes the one at `at`, or the end.
std::size_t closing(const Tokens& all, std::size_t at) {
    std::size_t open = 0;
    for (std::size_t i = at; i < all.size(); ++i) {
        if (is(all, i, "(") || is(all, i, "[") || is(all, i, "{")) ++open;
        if ((is(all, i, ")") || is(all, i, "]") || is(all, i, "}")) && --open == 0) return i;
    }
    return all.size();
}

class Declarations {
 public:
    explicit Declarations(const Tokens& all) : all_(all) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (is(all, i, "function"))
                read_function(i);
            else if (is(all, i, "catch") && is(all, i + 1, "("))
                add_words(i + 1);
            else if (is(all, i, "class") && is_word(all, i + 1))
                add(i + 1);
            else if (is(all, i, "var") || is(all, i, "let") || is(all, i, "const"))
                read_list(i + 1);
            else if (is(all, i, "(") && is_arrow(all, closing(all, i) + 1))
                add_words(i);
            else if (is_word(all, i) && is_arrow(all, i + 1))
                add(i);
            else if (is_method(i))
                add(i), add_words(i + 1);
        }
    }
    std::set<std::string> names;

 private:
    // `{ total(rows) { … } }`
    bool is_method(std::size_t at) const {
        return is_word(all_, at) && always_there.count(all_[at].text) == 0 &&
               is(all_, at + 1, "(") && is(all_, closing(all_, at + 1) + 1, "{");
    }

    void add(std::size_t at) { names.emplace(all_[at].text); }

    // Every word between brackets: defaults and keys of patterns too, which is more than is right.
    void add_words(std::size_t open) {
        for (std::size_t i = open; i < closing(all_, open); ++i) {
            if (is_word(all_, i)) add(i);
        }
    }

    void read_function(std::size_t at) {
        ++at;
        if (is(all_, at, "*")) ++at;
        if (is_word(all_, at)) add(at++);
        if (is(all_, at, "(")) add_words(at);
    }

    // `a = f(1, 2), {b, c} = d;`: what follows the keyword or a comma outside all brackets.
    void read_list(std::size_t at) {
        for (bool begins = true; at < all_.size() && !is(all_, at, ";"); ++at) {
            const bool opens = is(all_, at, "(") || is(all_, at, "[") || is(all_, at, "{");
            if (opens && begins) add_words(at);
            if (opens)
                at = closing(all_, at);
            else if (is(all_, at, ")") || is(all_, at, "}"))
                return;
            else if (begins && is_word(all_, at))
                add(at);
            begins = is(all_, at, ",");
        }
    }

    const Tokens& all_;
};

}  // namespace

std::vector<UsedName> used_names(std::string_view text) {
    const Tokens all = engine::ecmascript::tokens(text);
    const auto declared = Declarations(all).names;
    std::vector<UsedName> found;
    std::set<std::string_view> told;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!is_word(all, i) || always_there.count(all[i].text) != 0) continue;
        if (is_member(all, i) || is_key(all, i) || declared.count(std::string(all[i].text)) != 0)
            continue;
        if (i > 0 && all[i - 1].is("typeof")) continue;
        if (!told.insert(all[i].text).second) continue;
        found.push_back({std::string(all[i].text), is(all, i + 1, "("), all[i].line});
    }
    return found;
}

std::set<std::string> declared_names(std::string_view text) {
    return Declarations(engine::ecmascript::tokens(text)).names;
}

std::set<std::string> assigned_names(std::string_view text) {
    const Tokens all = engine::ecmascript::tokens(text);
    std::set<std::string> names;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (is_word(all, i) && is_assigned(all, i)) names.emplace(all[i].text);
    }
    return names;
}

}  // namespace workflows
