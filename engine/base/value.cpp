#include "engine/base/value.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "engine/base/ecmascript_number.h"
#include "engine/base/utf8.h"

namespace engine {
namespace {

// Above this an integer is no longer exact as the double that ECMAScript and RFC 8785 know.
constexpr std::int64_t largest_exact_integer = 9'007'199'254'740'991;
// Deeper JSON is nobody's form or message, and the recursive readers of values stay safe.
constexpr std::size_t deepest_nesting = 500;

bool is_exact_integer(const Value& number) {
    if (number.is_number_unsigned()) {
        return number.get<std::uint64_t>() <= std::uint64_t{largest_exact_integer};
    }
    const auto integer = number.get<std::int64_t>();
    return -largest_exact_integer <= integer && integer <= largest_exact_integer;
}

// Whether a byte stands for itself between quotes (RFC 8785 section 3.2.2.2).
constexpr bool is_plain(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

void write_escape(char c, std::string& out) {
    static constexpr char hex[] = "0123456789abcdef";
    static constexpr std::string_view short_escapes = "\"\"\\\\\bb\ff\nn\rr\tt";
    for (std::size_t i = 0; i < short_escapes.size(); i += 2) {
        if (short_escapes[i] != c) continue;
        out += '\\';
        out += short_escapes[i + 1];
        return;
    }
    out += "\\u00";
    out += hex[static_cast<unsigned char>(c) >> 4];
    out += hex[static_cast<unsigned char>(c) & 15];
}

void write_string(const std::string& text, std::string& out) {
    if (!is_valid_utf8(text)) throw std::invalid_argument("text is not UTF-8");
    out += '"';
    auto from = text.begin();
    while (from != text.end()) {
        const auto stop = std::find_if_not(from, text.end(), is_plain);
        out.append(from, stop);
        from = stop;
        if (from != text.end()) write_escape(*from++, out);
    }
    out += '"';
}

std::vector<const Value::object_t::value_type*> sorted_members(const Value& object) {
    std::vector<const Value::object_t::value_type*> members;
    for (const auto& member : object.get_ref<const Value::object_t&>()) {
        if (!is_valid_utf8(member.first)) throw std::invalid_argument("key is not UTF-8");
        members.push_back(&member);
    }
    std::sort(members.begin(), members.end(),
              [](const auto* a, const auto* b) { return utf16_less(a->first, b->first); });
    return members;
}

void write(const Value& value, std::string& out) {
    switch (value.type()) {
        case Value::value_t::object: {
            out += '{';
            bool first = true;
            for (const auto* member : sorted_members(value)) {
                if (!first) out += ',';
                first = false;
                write_string(member->first, out);
                out += ':';
                write(member->second, out);
            }
            out += '}';
            return;
        }
        case Value::value_t::array: {
            out += '[';
            bool first = true;
            for (const auto& item : value) {
                if (!first) out += ',';
                first = false;
                write(item, out);
            }
            out += ']';
            return;
        }
        case Value::value_t::string:
            write_string(value.get_ref<const std::string&>(), out);
            return;
        case Value::value_t::boolean:
            out += value.get<bool>() ? "true" : "false";
            return;
        case Value::value_t::number_integer:
        case Value::value_t::number_unsigned:
            out += is_exact_integer(value) ? value.dump() : ecmascript_number(value.get<double>());
            return;
        case Value::value_t::number_float:
            out += ecmascript_number(value.get<double>());
            return;
        case Value::value_t::null:
            out += "null";
            return;
        default:
            throw std::invalid_argument("value that JSON cannot hold");
    }
}

// How deep brackets nest, counted outside of strings; enough to refuse before building anything.
std::size_t nesting(std::string_view text) {
    std::size_t depth = 0;
    std::size_t deepest = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\') ++i;
            if (c == '"') in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '[' || c == '{') {
            deepest = std::max(deepest, ++depth);
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return deepest;
}

// "F.json:3:14" for the byte the reader stopped at, counted from 1; columns count characters.
std::string position(std::string_view text, std::size_t byte, std::string_view place) {
    const std::string_view before = text.substr(0, std::min(byte == 0 ? 0 : byte - 1, text.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto start = before.rfind('\n') + 1;  // npos + 1 is 0
    const auto column =
        1 + std::count_if(before.begin() + static_cast<std::ptrdiff_t>(start), before.end(),
                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return std::string(place) + ":" + std::to_string(line) + ":" + std::to_string(column);
}

void round_inexact_integers(Value& value) {
    if (value.is_number_integer()) {
        if (!is_exact_integer(value)) value = value.get<double>();
    } else if (value.is_structured()) {
        for (auto& item : value) round_inexact_integers(item);
    }
}

}  // namespace

Result<Value> parse_json(std::string_view text, std::string_view place) {
    if (!is_valid_utf8(text)) {
        return Problem{Refusal::invalid, "El texto no está en UTF-8.", std::string(place),
                       "Guárdelo en UTF-8 y vuelva a intentar."};
    }
    if (nesting(text) > deepest_nesting) {
        return Problem{Refusal::invalid, "El JSON anida demasiados niveles.", std::string(place),
                       "Use como máximo " + std::to_string(deepest_nesting) + " niveles."};
    }
    try {
        Value value = Value::parse(text);
        round_inexact_integers(value);
        return value;
    } catch (const Value::parse_error& error) {
        return Problem{Refusal::invalid, "El JSON no se puede leer.",
                       position(text, error.byte, place),
                       "Revise comas, comillas y llaves en ese lugar."};
    } catch (const Value::out_of_range&) {
        return Problem{Refusal::invalid, "El JSON contiene un número demasiado grande.",
                       std::string(place), "Escríbalo como texto, entre comillas."};
    }
}

std::string canonical_json(const Value& value) {
    std::string out;
    write(value, out);
    return out;
}

Value in_canonical_order(const Value& value) {
    if (value.is_array()) {
        Value sorted = Value::array();
        for (const auto& item : value) sorted.push_back(in_canonical_order(item));
        return sorted;
    }
    if (!value.is_object()) return value;
    Value::object_t sorted;
    for (const auto* member : sorted_members(value)) {
        sorted.emplace_back(member->first, in_canonical_order(member->second));
    }
    return sorted;
}

const Value* find_path(const Value& value, std::string_view dotted_path) {
    if (dotted_path.empty()) return &value;
    const auto dot = dotted_path.find('.');
    const std::string_view key = dotted_path.substr(0, dot);
    const Value* next = nullptr;
    if (value.is_object()) {
        const auto found = value.find(std::string(key));
        if (found != value.end()) next = &*found;
    } else if (value.is_array()) {
        std::size_t index = 0;
        const char* end = key.data() + key.size();
        const auto read = std::from_chars(key.data(), end, index);
        if (read.ec == std::errc{} && read.ptr == end && index < value.size()) next = &value[index];
    }
    if (next == nullptr || dot == std::string_view::npos) return next;
    const std::string_view rest = dotted_path.substr(dot + 1);
    return rest.empty() ? nullptr : find_path(*next, rest);
}

}  // namespace engine
