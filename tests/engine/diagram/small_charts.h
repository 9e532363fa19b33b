#pragma once

#include <string>

#include "engine/diagram/layout.h"
#include "engine/diagram/svg_text.h"
#include "engine/statechart/chart.h"

// The inside of an <scxml> as a chart; one that cannot be read fails the test.
engine::statechart::Chart chart_of(const std::string& inside);

// A frame, two regions, a history, an end, acts, a term, a gate, all of it with words: what a
// procedure of an office looks like.
struct WordedChart {
    engine::statechart::Chart chart;
    engine::diagram::ChartWords words;
    std::vector<engine::statechart::StateIndex> active;
};
WordedChart permit();

// A chart nobody would write, of about so many states. The same seed gives the same chart.
engine::statechart::Chart tangled_chart(unsigned seed, int states);

std::string svg_of(const engine::statechart::Chart& chart,
                   const engine::diagram::ChartWords& words = {},
                   const std::vector<engine::statechart::StateIndex>& active = {});
