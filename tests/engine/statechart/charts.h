#pragma once

#include <string>

#include "engine/statechart/scxml_reader.h"
#include "engine/statechart/trace.h"
#include "engine/statechart/virtual_session.h"

// Small charts for tests of the kernel alone (null data model).

// The inside of an <scxml> as a whole document, on one line.
std::string document(const std::string& inside, const std::string& attributes = "");

// The chart; a chart that cannot be read fails the test with its problems.
engine::statechart::Chart chart_of(const std::string& inside, const std::string& attributes = "");

// "file:line: message remedy" of each problem; empty when the text reads.
std::vector<std::string> complaints(const std::string& text);

engine::statechart::DataModelFactory null_models();
engine::statechart::Event event_named(const std::string& name);

// Starts the chart and gives it the events (words of `events`), through storage after each step
// when asked. Tells what is innermost active at the end.
std::string after(const engine::statechart::Chart& chart, const std::string& events,
                  bool snapshot_every_step = false);

// The order of what happened: "+state" entered, "-state" left, "label" logged, "!" an uncaught
// error, "." between the macrosteps.
std::string story(const engine::statechart::Chart& chart, const std::string& events);
