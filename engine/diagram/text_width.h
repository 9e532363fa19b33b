#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace engine::diagram {

// How wide a text will be, in pixels, at a size in pixels: the widths of an ordinary sans serif
// with some room to spare, so that the picture is the same on every machine whatever fonts it has.
double text_width(std::string_view text, double size);

// The text in lines of at most `width` pixels, broken at blanks, inside a word only when it alone
// is too long (then after "_", "." or "/" if it can be). Beyond `most` lines the last ends in "…".
// Control characters are dropped; blanks are one. At least one line.
std::vector<std::string> wrap(std::string_view text, double size, double width, std::size_t most);

// At most `width` pixels in one line, "…" at the end of what was cut.
std::string shortened(std::string_view text, double size, double width);

}  // namespace engine::diagram
