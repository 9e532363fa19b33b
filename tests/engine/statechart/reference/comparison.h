#pragma once

#include "tests/engine/statechart/reference/reference.h"

// One chart with what it is given.
struct Trial {
    Sketch sketch;
    std::vector<Stimulus> stimuli;
};

struct Outcome {
    bool readable = true;    // the reader takes the chart
    std::string difference;  // empty: kernel, kernel through storage and second opinion agree
    std::size_t given = 0;   // stimuli that were compared
    bool endless = false;    // the rest was left out: the chart does not come to rest
    Tally tally;
};

// Runs the chart three times, one macrostep against the other. A chart that the second opinion
// finds endless is compared up to there.
Outcome compare(Trial& trial, Mistake mistake = Mistake::none);

// The smallest trial found that still shows a difference: states, transitions, content and events
// are left out one by one while that holds.
Trial shrink(Trial trial, Mistake mistake = Mistake::none);

// As a case that could stand in tests/golden/charts, but for its data model.
std::string to_text(Trial& trial);
