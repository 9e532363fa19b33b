#pragma once

#include <string>
#include <vector>

#include "engine/diagram/chart_words.h"
#include "engine/diagram/text_block.h"

namespace engine::diagram {

// What there is to draw, measured but not yet placed. Lengths in pixels.

struct Box {
    enum class Shape { state, final, history, deep_history, frame, regions };
    Shape shape = Shape::state;
    statechart::StateIndex parent = statechart::root_state;
    TextBlock text;           // of a frame: its heading
    std::string description;  // all of it, nothing shortened
    bool starts = false;      // its parent begins here
    bool active = false;
    double signs = 0;  // room before the first line, for `starts` and `active`
    bool is_frame() const { return shape == Shape::frame || shape == Shape::regions; }
};

// One or more transitions from one state to another.
struct Arrow {
    statechart::StateIndex from = statechart::root_state;
    statechart::StateIndex to = statechart::root_state;
    TextBlock text;           // empty where nothing is to be said
    std::string description;  // one line for each transition
    bool automatic = false;   // no event from outside is needed
};

struct Picture {
    std::string title;
    std::vector<Box> boxes;     // by StateIndex; [0], the chart itself, is the page
    std::vector<Arrow> arrows;  // by the first of their transitions
};

struct PictureOptions {
    std::vector<statechart::StateIndex> active;  // those around them are lit too
    bool arrow_texts = true;                     // without them a big chart is still drawn in time
};

// Transitions without target, or into the state itself, stand as text in their state's box; so do
// those of a frame to a state inside it.
Picture make_picture(const statechart::Chart& chart, const ChartWords& words,
                     const PictureOptions& options);

}  // namespace engine::diagram
