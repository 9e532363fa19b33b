#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/statechart/chart.h"

namespace engine::diagram {

// What a chart's parts are called for people. A diagram shows ids, event names and conditions where
// this says nothing: whoever knows a vocabulary (workflows/chart_words.h) fills it in.
struct StateWords {
    std::string title;
    std::vector<std::string> notes;  // who is awaited, until when: a short line each
};

struct TransitionWords {
    // A person's act is drawn with a full line, a term with a clock; everything else is the
    // system's doing.
    enum class Kind { unknown, act, term };
    std::string text;
    Kind kind = Kind::unknown;
};

struct ChartWords {
    std::string title;  // of the chart; its name when empty
    std::map<statechart::StateIndex, StateWords> states;
    std::map<statechart::TransitionIndex, TransitionWords> transitions;
};

}  // namespace engine::diagram
