#pragma once

#include <string>
#include <vector>

// A golden case of a chart, question and answer in one file: tests/golden/charts/README.md says its
// form.
struct ChartCase {
    std::string head;  // all before the line "--- events"
    std::string chart;
    std::vector<std::string> events;
};

// Throws std::runtime_error when the file is not of that form.
ChartCase read_case(const std::string& text);

// What happens. A chart that cannot be read is told by its complaints.
std::string play(const ChartCase& chart_case, bool snapshot_every_step);

// The case with its answer: what the file should be.
std::string with_trace(const ChartCase& chart_case, const std::string& trace);
