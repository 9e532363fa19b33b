#pragma once

#include <vector>

#include "engine/diagram/layout.h"
#include "engine/diagram/svg_writer.h"

namespace engine::diagram {

enum class Sign { active, start, final, region, automatic, term, bullet };

// The sign around a point, about as high as a line of text.
void write_sign(SvgWriter& svg, Sign sign, Point middle);
void write_rectangle(SvgWriter& svg, const char* css_class, Point corner, double width,
                     double height, double round);

// What the signs of a picture mean; only those that are in it.
class Legend {
 public:
    Legend(const Picture& picture, double left, double width);
    double height() const { return height_; }
    void write(SvgWriter& svg, double top) const;

 private:
    struct Entry {
        Sign sign;
        const char* meaning;
        Point place;  // from the upper left corner of the legend
    };
    std::vector<Entry> entries_;
    double height_ = 0;
};

}  // namespace engine::diagram
