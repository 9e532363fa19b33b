#include "engine/diagram/text_block.h"

#include <algorithm>

#include "engine/diagram/text_width.h"

namespace engine::diagram {
namespace {

constexpr double bold = 1.07;  // how much wider titles are

double indent_for(TextLine::Sign sign) {
    switch (sign) {
        case TextLine::Sign::bullet:
            return 9;
        case TextLine::Sign::clock:
            return 15;
        case TextLine::Sign::none:
            break;
    }
    return 0;
}

}  // namespace

double font_size(TextLine::Kind kind) {
    return kind == TextLine::Kind::title ? 13 : 11;
}

double line_height(TextLine::Kind kind) {
    return kind == TextLine::Kind::title ? 17 : 14;
}

void TextBlock::add(const std::string& text, TextLine::Kind kind, double wrap_width,
                    std::size_t most, TextLine::Sign sign) {
    const double indent = indent_for(sign);
    for (std::string& line : wrap(text, font_size(kind), wrap_width - indent, most)) {
        lines.push_back({std::move(line), kind, sign, indent});
        sign = TextLine::Sign::none;
    }
}

double TextBlock::text_width() const {
    double widest = 0;
    for (const TextLine& line : lines) {
        const double plain = diagram::text_width(line.text, font_size(line.kind));
        widest = std::max(
            widest, line.indent + (line.kind == TextLine::Kind::title ? plain * bold : plain));
    }
    return widest;
}

void TextBlock::measure(double margin_x, double margin_y) {
    if (lines.empty()) return;
    width = text_width() + 2 * margin_x;
    height = 2 * margin_y;
    for (const TextLine& line : lines) height += line_height(line.kind);
}

}  // namespace engine::diagram
