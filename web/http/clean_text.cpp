#include "web/http/clean_text.h"

#include "engine/base/utf8.h"

namespace web {
namespace {

std::size_t length_of(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    if (byte < 0x80) return 1;
    if (byte < 0xE0) return 2;
    return byte < 0xF0 ? 3 : 4;
}

// Of one character's bytes, valid UTF-8.
bool is_control(std::string_view c) {
    const auto first = static_cast<unsigned char>(c[0]);
    if (c.size() == 1) return first < 0x20 || first == 0x7F;
    return c.size() == 2 && first == 0xC2 && static_cast<unsigned char>(c[1]) < 0xA0;  // C1
}

bool turns_direction(std::string_view c) {
    // U+200E, U+200F, U+202A–U+202E, U+2066–U+2069, U+061C
    return c == "\u200E" || c == "\u200F" || c == "\u061C" || ("\u202A" <= c && c <= "\u202E") ||
           ("\u2066" <= c && c <= "\u2069");
}

template <class Use>
void each_character(std::string_view text, Use use) {
    for (std::size_t i = 0; i < text.size();) {
        const auto size = length_of(text[i]);
        use(text.substr(i, size));
        i += size;
    }
}

}  // namespace

std::optional<std::string> clean_text(std::string_view text) {
    if (text.find('\0') != std::string_view::npos || !engine::is_valid_utf8(text))
        return std::nullopt;
    std::string clean;
    clean.reserve(text.size());
    each_character(text, [&clean](std::string_view c) {
        if (!is_control(c) || c == "\t" || c == "\r" || c == "\n") {
            clean += c;
        } else if (c == "\v" || c == "\f" || c == "\u0085") {
            clean += '\n';
        }
    });
    return clean;
}

bool has_control_characters(std::string_view utf8) {
    bool found = false;
    each_character(utf8, [&found](std::string_view c) { found = found || is_control(c); });
    return found;
}

std::string shown_file_name(std::string_view utf8) {
    const auto folder = utf8.find_last_of("/\\");
    if (folder != std::string_view::npos) utf8.remove_prefix(folder + 1);
    std::string name;
    each_character(utf8, [&name](std::string_view c) {
        if (!is_control(c) && !turns_direction(c) && name.size() + c.size() <= 255) name += c;
    });
    return name.empty() || name == "." || name == ".." ? "archivo" : name;
}

}  // namespace web
