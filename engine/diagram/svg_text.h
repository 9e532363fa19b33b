#pragma once

#include <string>

#include "engine/diagram/layout.h"

namespace engine::diagram {

struct SvgOptions {
    // Off where the page that holds the picture brings svg_style() itself.
    bool with_style = true;
};

// The picture as one SVG document, or as an element inside a page: no script, nothing fetched,
// every text escaped. `outline` becomes its description for screen readers. Bytes depend on the
// arguments only.
std::string to_svg(const Picture& picture, const Layout& layout, const std::string& outline,
                   const SvgOptions& options = {});

// The style sheet: classes "vd-…", light and dark.
std::string svg_style();

}  // namespace engine::diagram
