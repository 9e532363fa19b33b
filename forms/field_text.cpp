#include "forms/field_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "engine/base/utf8.h"

namespace forms {
namespace {

// Next code point of valid UTF-8.
std::uint32_t next(std::string_view text, std::size_t& at) {
    const auto byte = [&] { return static_cast<unsigned char>(text[at]); };
    const std::uint32_t lead = byte();
    ++at;
    if (lead < 0x80) return lead;
    std::uint32_t code_point = lead >= 0xF0   ? lead & 0x07U
                               : lead >= 0xE0 ? lead & 0x0FU
                                              : lead & 0x1FU;
    while (at < text.size() && (byte() & 0xC0U) == 0x80U) {
        code_point = (code_point << 6) | (byte() & 0x3FU);
        ++at;
    }
    return code_point;
}

bool is_control(std::uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || c == 0xFFFE ||
           c == 0xFFFF;
}

bool reverses_reading(std::uint32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

constexpr std::array<std::string_view, 8> blanks = {" ",  "\t", "\n",       "\r",
                                                    "\v", "\f", "\xC2\xA0", "\xEF\xBB\xBF"};

std::string_view without_blank_ends(std::string_view text) {
    for (bool again = true; again;) {
        again = false;
        for (const auto blank : blanks) {
            if (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                again = true;
            }
            if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                again = true;
            }
        }
    }
    return text;
}

}  // namespace

std::string unfit_reason(std::string_view text, TextKind kind) {
    if (!engine::is_valid_utf8(text)) return "el texto no está en UTF-8";
    for (std::size_t at = 0; at < text.size();) {
        const std::uint32_t c = next(text, at);
        if (c == '\n' || c == '\r') {
            if (kind == TextKind::single_line) return "el texto debe ir en una sola línea";
        } else if (c == '\t') {
            if (kind == TextKind::single_line) return "el texto no debe llevar tabulaciones";
        } else if (is_control(c)) {
            return "el texto lleva caracteres de control, que no se ven";
        } else if (reverses_reading(c)) {
            return "el texto lleva caracteres que invierten el sentido de la lectura";
        }
    }
    return {};
}

std::string trimmed(std::string_view text) {
    text = without_blank_ends(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            out += text[i];
        } else if (i + 1 == text.size() || text[i + 1] != '\n') {
            out += '\n';
        }
    }
    return out;
}

std::size_t length_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

}  // namespace forms
