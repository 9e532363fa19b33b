#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace forms {

// A paragraph, heading or list item (one cell), or a row of a table.
struct TextBlock {
    std::vector<std::string> cells;  // white space as a reader sees it: single blanks
    bool is_row = false;
    bool is_heading = false;  // a row of nothing but headings
    friend bool operator==(const TextBlock&, const TextBlock&) = default;
};

// What a person reads in an HTML document, in its order, without what lays it out: the ground on
// which two versions are compared. Takes any bytes; what is no HTML gives what libxml2's lenient
// reader makes of it. Nothing is loaded from outside.
std::vector<TextBlock> text_of_html(std::string_view html);

}  // namespace forms
