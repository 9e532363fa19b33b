#include "notifier/header_text.h"

#include <cstdint>
#include <cstdio>
#include <string>

#include "engine/base/utf8.h"

namespace notifier {
namespace {

using engine::Done;
using engine::Problem;
using engine::Refusal;
using engine::Result;

Problem invalid(std::string_view field, std::string message, std::string remedy) {
    return {Refusal::invalid, std::move(message), std::string(field), std::move(remedy)};
}

// The code point that starts at text[at]; moves `at` behind it. The text is valid UTF-8.
std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
    };
    const std::uint32_t first = byte(at++);
    if (first < 0x80) return first;
    const int rest = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    std::uint32_t point = first & (0x3FU >> rest);
    for (int i = 0; i < rest; ++i) point = (point << 6U) | (byte(at++) & 0x3FU);
    return point;
}

bool breaks_a_line_or_hides(std::uint32_t point) {
    const auto within = [point](std::uint32_t low, std::uint32_t high) {
        return point >= low && point <= high;
    };
    return point < 0x20 || within(0x7F, 0x9F) || within(0x2028, 0x2029) || within(0x202A, 0x202E) ||
           within(0x2066, 0x2069);
}

std::string code_point_name(std::uint32_t point) {
    char name[16];
    std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(point));
    return name;
}

}  // namespace

Result<Done> check_header_text(std::string_view text, std::string_view field,
                               std::size_t max_characters) {
    if (!engine::is_valid_utf8(text)) {
        return invalid(field, "El texto no está en UTF-8.",
                       "Guárdelo en UTF-8 y vuelva a intentarlo.");
    }
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++characters) {
        const std::uint32_t point = next_code_point(text, at);
        if (!breaks_a_line_or_hides(point)) continue;
        return invalid(field,
                       "Contiene un salto de línea o un carácter de control oculto (" +
                           code_point_name(point) + ", carácter " + std::to_string(characters + 1) +
                           ").",
                       "Escríbalo de nuevo en una sola línea, sin pegarlo de otro programa.");
    }
    if (characters > max_characters) {
        return invalid(field,
                       "Tiene " + std::to_string(characters) + " caracteres; el máximo es " +
                           std::to_string(max_characters) + ".",
                       "Acórtelo.");
    }
    if (text.find("=?") != std::string_view::npos) {
        return invalid(field, "Contiene «=?», que los programas de correo interpretan como código.",
                       "Quite esos dos signos o sepárelos con un espacio.");
    }
    return Done{};
}

}  // namespace notifier
