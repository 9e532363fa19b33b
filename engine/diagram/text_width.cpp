#include "engine/diagram/text_width.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace engine::diagram {
namespace {

// Thousandths of the size, from the blank to "~".
constexpr std::array<std::uint16_t, 95> widths = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};

constexpr double spare = 1.06;
constexpr std::string_view ellipsis = "…";

// The characters of a UTF-8 text, one view each.
std::vector<std::string_view> characters(std::string_view text) {
    std::vector<std::string_view> found;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
        found.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return found;
}

double width_of(std::string_view character) {
    const auto first = static_cast<unsigned char>(character.front());
    if (first >= ' ' && first <= '~') return widths[static_cast<std::size_t>(first - ' ')];
    if (first < ' ' || first == 0x7F) return 0;
    return first < 0xE0U ? 667 : 1000;  // accented Latin and its like; then what may be square
}

bool is_blank(std::string_view character) {
    return character == " " || character == "\t" || character == "\n" || character == "\r";
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    bool inside = false;
    for (const std::string_view each : characters(text)) {
        const bool blank = is_blank(each);
        if (!blank && width_of(each) == 0) continue;
        if (!blank && !inside) words.emplace_back();
        if (!blank) words.back() += each;
        inside = !blank;
    }
    return words;
}

// Cuts what fits off the front of a word that is too long for any line.
std::string take_front(std::string& word, double size, double width) {
    std::string front;
    std::size_t after_mark = 0;
    for (const std::string_view each : characters(word)) {
        if (!front.empty() && text_width(front + std::string(each), size) > width) break;
        front += each;
        if (each == "_" || each == "." || each == "/" || each == "-") after_mark = front.size();
    }
    if (after_mark > 0 && front.size() < word.size()) front.resize(after_mark);
    word.erase(0, front.size());
    return front;
}

}  // namespace

double text_width(std::string_view text, double size) {
    double sum = 0;
    for (const std::string_view each : characters(text)) sum += width_of(each);
    return sum * size * spare / 1000;
}

std::vector<std::string> wrap(std::string_view text, double size, double width, std::size_t most) {
    std::vector<std::string> lines{""};
    for (std::string& word : words_of(text)) {
        const std::string with_blank = lines.back().empty() ? word : " " + word;
        if (text_width(lines.back() + with_blank, size) <= width) {
            lines.back() += with_blank;
            continue;
        }
        if (!lines.back().empty()) lines.emplace_back();
        while (text_width(word, size) > width && lines.size() <= most) {
            lines.back() = take_front(word, size, width);
            if (!word.empty()) lines.emplace_back();
        }
        lines.back() += word;
        if (lines.size() > most) break;
    }
    if (lines.size() > most) {
        lines.resize(most);
        lines.back() = shortened(lines.back() + std::string(ellipsis), size, width);
    }
    return lines;
}

std::string shortened(std::string_view text, double size, double width) {
    std::string line;
    for (const std::string& word : words_of(text)) line += (line.empty() ? "" : " ") + word;
    if (text_width(line, size) <= width) return line;
    std::string kept;
    for (const std::string_view each : characters(line)) {
        if (text_width(kept + std::string(each) + std::string(ellipsis), size) > width) break;
        kept += each;
    }
    while (kept.ends_with(' ')) kept.pop_back();
    return kept + std::string(ellipsis);
}

}  // namespace engine::diagram
