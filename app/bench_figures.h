#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace app {

// One line of a benchmark: ours beside the yardstick of the same run; the ratio is ours ÷
// yardstick. Without a yardstick there is no ratio.
struct Figure {
    std::string name;
    double median = 0;
    std::optional<double> yardstick;
    std::string unit;
    std::string against;  // what the yardstick is, in words for the terminal
};

// Of at least one value.
double median(std::vector<double> values);

// The array that docs/cli.md promises to programs.
void write_json(const std::vector<Figure>& figures, std::ostream& out);
void write_lines(const std::vector<Figure>& figures, std::ostream& out);

}  // namespace app
