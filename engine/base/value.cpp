#include "engine/base/value.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <vector>

#include "engine/base/utf8.h"
#include "engine/base/ecmascript_number.h"

namespace engine {
namespace {

void write_string(const std::string& text, std::string& out) {
    if (!is_valid_utf8(text)) throw std::invalid_argument("text is not UTF-8");
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\b': out += "\\b"; break;
            case '\f': out += "\\f"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    out += "\\u00";
                    out += hex[static_cast<unsigned char>(c) >> 4];
                    out += hex[static_cast<unsigned char>(c) & 15];
                } else {
                    out += c;
                }
        }
    }
    out += '"';
}

std::vector<const Value::object_t::value_type*> sorted_members(const Value& object) {
    std::vector<const Value::object_t::value_type*> members;
    for (const auto& member : object.get_ref<const Value::object_t&>()) members.push_back(&member);
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
        case Value::value_t::string: write_string(value.get_ref<const std::string&>(), out); return;
        case Value::value_t::boolean: out += value.get<bool>() ? "true" : "false"; return;
        case Value::value_t::number_integer: out += std::to_string(value.get<std::int64_t>()); return;
        case Value::value_t::number_unsigned: out += std::to_string(value.get<std::uint64_t>()); return;
        case Value::value_t::number_float: out += ecmascript_number(value.get<double>()); return;
        case Value::value_t::null: out += "null"; return;
        default: throw std::invalid_argument("value that JSON cannot hold");
    }
}

}  // namespace

Result<Value> parse_json(std::string_view text, std::string_view place) {
    if (!is_valid_utf8(text)) {
        return Problem{Refusal::invalid, "El texto no está en UTF-8.", std::string(place),
                       "Guárdelo en UTF-8 y vuelva a intentar."};
    }
    try {
        return Value::parse(text);
    } catch (const Value::parse_error& error) {
        const std::size_t end = std::min(error.byte, text.size());
        const std::string_view before = text.substr(0, end == 0 ? 0 : end - 1);
        const auto line = 1 + std::count(before.begin(), before.end(), '\n');
        return Problem{Refusal::invalid, "El JSON no se puede leer.",
                       std::string(place) + ":" + std::to_string(line),
                       "Revise comas, comillas y llaves en esa línea."};
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
    Value sorted = Value::object();
    for (const auto* member : sorted_members(value)) {
        sorted[member->first] = in_canonical_order(member->second);
    }
    return sorted;
}

const Value* find_path(const Value& value, std::string_view dotted_path) {
    const Value* at = &value;
    while (!dotted_path.empty()) {
        const auto dot = dotted_path.find('.');
        const std::string_view key = dotted_path.substr(0, dot);
        dotted_path = dot == std::string_view::npos ? std::string_view{} : dotted_path.substr(dot + 1);
        if (at->is_object()) {
            const auto found = at->find(std::string(key));
            if (found == at->end()) return nullptr;
            at = &*found;
        } else if (at->is_array()) {
            std::size_t index = 0;
            const auto read = std::from_chars(key.data(), key.data() + key.size(), index);
            if (read.ec != std::errc{} || read.ptr != key.data() + key.size()) return nullptr;
            if (index >= at->size()) return nullptr;
            at = &(*at)[index];
        } else {
            return nullptr;
        }
    }
    return at;
}

}  // namespace engine
