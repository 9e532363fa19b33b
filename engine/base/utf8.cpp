#include "engine/base/utf8.h"

#include <cstddef>
#include <cstdint>

namespace engine {
namespace {

// Reads one code point of text at `at` and moves `at` behind it; 0xFFFFFFFF when the bytes are not
// UTF-8 (overlong, surrogate, beyond U+10FFFF, truncated).
constexpr std::uint32_t malformed = 0xFFFFFFFF;

std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::uint32_t lead = byte(at);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    const std::size_t length = lead >= 0xF0 ? 4U : lead >= 0xE0 ? 3U : 2U;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return malformed;
    std::uint32_t code_point = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) return malformed;
        code_point = (code_point << 6) | (byte(at + i) & 0x3FU);
    }
    at += length;
    constexpr std::uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < smallest[length] || surrogate || code_point > 0x10FFFF) return malformed;
    return code_point;
}

// First UTF-16 code unit of a code point, enough to order it against another.
std::uint32_t order_key(std::uint32_t code_point) {
    if (code_point < 0x10000) return code_point << 16;
    const std::uint32_t beyond = code_point - 0x10000;
    return ((0xD800U + (beyond >> 10)) << 16) | (0xDC00U + (beyond & 0x3FFU));
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (next_code_point(text, at) == malformed) return false;
    }
    return true;
}

bool utf16_less(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        const std::uint32_t x = next_code_point(a, i);
        const std::uint32_t y = next_code_point(b, j);
        if (x == malformed || y == malformed) return a < b;
        if (x != y) return order_key(x) < order_key(y);
    }
    return i == a.size() && j < b.size();
}

}  // namespace engine
