#include "engine/statechart/form_encoding.h"

#include <algorithm>

namespace engine::statechart {
namespace {

constexpr std::string_view plain =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
constexpr std::string_view digits = "0123456789ABCDEF";

// A space becomes %20, which every reader takes; "+" is taken too.
void encode(const std::string& text, std::string& out) {
    for (const char c : text) {
        if (plain.find(c) != std::string_view::npos) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
}

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

std::optional<std::string> decode(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            out += ' ';
        } else if (text[i] != '%') {
            out += text[i];
        } else {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = digit(text[i + 1]);
            const int low = digit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return out;
}

}  // namespace

std::string form_encode(const FormParameters& parameters) {
    std::string out;
    for (const auto& [name, value] : parameters) {
        if (!out.empty()) out += '&';
        encode(name, out);
        if (!name.empty()) out += '=';
        encode(value, out);
    }
    return out;
}

std::optional<FormParameters> form_decode(std::string_view text) {
    FormParameters parameters;
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const std::string_view part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (part.empty()) continue;
        const auto equals = part.find('=');
        const bool named = equals != std::string_view::npos;
        const auto name = decode(named ? part.substr(0, equals) : "");
        const auto value = decode(named ? part.substr(equals + 1) : part);
        if (!name || !value) return std::nullopt;
        parameters.emplace_back(*name, *value);
    }
    return parameters;
}

}  // namespace engine::statechart
