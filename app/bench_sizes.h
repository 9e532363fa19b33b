#pragma once

#include <string>

#include "engine/statechart/chart.h"

namespace app {

// Bytes of memory of one instance at rest, its data aside: the mean over 10,000 of one chart, read
// from `stored` (the JSON text of one).
double idle_instance_bytes(const engine::statechart::Chart& chart, const std::string& stored);

// A chart of `count` states in groups of ten, of which an instance walks the first four; the rest
// are never active. Events "0" to "3" lead round.
std::string chart_with_states(int count);

// Milliseconds to read a document of so many states.
double read_milliseconds(const std::string& scxml);

}  // namespace app
