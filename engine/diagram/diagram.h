#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/diagram/layout.h"
#include "engine/diagram/svg_text.h"

namespace engine::diagram {

// States and arrows together. Beyond the first nothing is written beside the arrows (it stands in
// the list, and in what the pointer shows); beyond the second no picture is drawn: Graphviz would
// take minutes, and nobody could read it.
inline constexpr std::size_t most_with_texts = 150;
inline constexpr std::size_t most_drawn = 600;

// The picture of a chart with `active` lit, and its outline inside. Refuses a chart that is too
// big.
Result<std::string> draw_svg(LayoutEngine& engine, const statechart::Chart& chart,
                             const ChartWords& words,
                             const std::vector<statechart::StateIndex>& active,
                             const SvgOptions& options = {});

// The same for Graphviz programs, of any size.
std::string draw_dot(const statechart::Chart& chart, const ChartWords& words,
                     const std::vector<statechart::StateIndex>& active);

}  // namespace engine::diagram
