#include "engine/diagram/diagram.h"

#include "engine/diagram/dot_text.h"
#include "engine/diagram/outline.h"

namespace engine::diagram {
namespace {

std::size_t size_of(const Picture& picture) {
    return picture.boxes.size() - 1 + picture.arrows.size();
}

}  // namespace

Result<std::string> draw_svg(LayoutEngine& engine, const statechart::Chart& chart,
                             const ChartWords& words,
                             const std::vector<statechart::StateIndex>& active,
                             const SvgOptions& options) {
    Picture picture = make_picture(chart, words, {active, true});
    if (size_of(picture) > most_drawn)
        return Problem{Refusal::invalid,
                       "El diagrama tiene " + std::to_string(picture.boxes.size() - 1) +
                           " estados y " + std::to_string(picture.arrows.size()) +
                           " flechas: es demasiado grande para dibujarlo.",
                       chart.file, "Use --format text, que dice lo mismo en una lista."};
    if (size_of(picture) > most_with_texts) picture = make_picture(chart, words, {active, false});
    const auto layout = engine.place(picture);
    if (!layout) return layout.error();
    return to_svg(picture, *layout, outline(chart, words, active), options);
}

std::string draw_dot(const statechart::Chart& chart, const ChartWords& words,
                     const std::vector<statechart::StateIndex>& active) {
    return to_dot(make_picture(chart, words, {active, true}));
}

}  // namespace engine::diagram
