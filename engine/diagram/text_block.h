#pragma once

#include <string>
#include <vector>

namespace engine::diagram {

// Lines of text in a box or beside an arrow, measured in pixels.
struct TextLine {
    enum class Kind { title, note, happening, condition };
    enum class Sign { none, bullet, clock };  // drawn before it
    std::string text;
    Kind kind = Kind::title;
    Sign sign = Sign::none;
    double indent = 0;  // room for the sign, also in the lines after it
};

double font_size(TextLine::Kind kind);
double line_height(TextLine::Kind kind);

struct TextBlock {
    std::vector<TextLine> lines;
    double width = 0, height = 0;  // of the whole with the margins, once measured

    // Wrapped at `width` pixels, cut after `most` lines.
    void add(const std::string& text, TextLine::Kind kind, double width, std::size_t most,
             TextLine::Sign sign = TextLine::Sign::none);
    // Of the widest line, without margins.
    double text_width() const;
    // Nothing in it: nothing to measure.
    void measure(double margin_x, double margin_y);
};

}  // namespace engine::diagram
