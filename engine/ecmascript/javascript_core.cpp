#include "engine/ecmascript/javascript_core.h"

#include <stdexcept>
#include <vector>

#include "engine/base/utf8.h"

namespace engine::ecmascript {
namespace {

// `utf8` is valid.
std::vector<JSChar> to_utf16(std::string_view utf8) {
    std::vector<JSChar> units;
    units.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) {
            code = (code << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
        }
        i += length;
        if (code < 0x10000) {
            units.push_back(static_cast<JSChar>(code));
        } else {
            units.push_back(static_cast<JSChar>(0xD800 + ((code - 0x10000) >> 10)));
            units.push_back(static_cast<JSChar>(0xDC00 + ((code - 0x10000) & 0x3FF)));
        }
    }
    return units;
}

void append_utf8(char32_t code, std::string& out) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | (code >> 6));
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3F));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

}  // namespace

Text::Text(const std::string& utf8) : string_(nullptr) {
    if (!is_valid_utf8(utf8)) throw std::invalid_argument("text is not UTF-8");
    if (utf8.find('\0') == std::string::npos) {
        string_ = JSStringCreateWithUTF8CString(utf8.c_str());
        return;
    }
    const auto units = to_utf16(utf8);
    string_ = JSStringCreateWithCharacters(units.data(), units.size());
}

std::string Text::to_utf8() const {
    const std::size_t length = JSStringGetLength(string_);
    const JSChar* units = JSStringGetCharactersPtr(string_);
    std::string out;
    out.reserve(length + length / 8);
    for (std::size_t i = 0; i < length; ++i) {
        char32_t code = units[i];
        if (code >= 0xD800 && code < 0xDC00 && i + 1 < length && units[i + 1] >= 0xDC00 &&
            units[i + 1] < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (units[++i] - 0xDC00U);
        } else if (code >= 0xD800 && code < 0xE000) {
            code = 0xFFFD;
        }
        append_utf8(code, out);
    }
    return out;
}

}  // namespace engine::ecmascript
