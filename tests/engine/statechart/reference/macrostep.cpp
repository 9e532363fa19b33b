#include "tests/engine/statechart/reference/macrostep.h"

namespace {

std::string row(const std::string& title, const std::vector<std::string>& names) {
    std::string text = "  " + title;
    for (const auto& name : names) text += " " + name;
    return text + "\n";
}

std::string row(const std::string& title, const std::vector<int>& lines) {
    std::string text = "  " + title;
    for (const int line : lines) text += " " + std::to_string(line);
    return text + "\n";
}

}  // namespace

std::string to_text(const Macrostep& step) {
    std::string text = (step.event.empty() ? "start" : step.event) + "\n";
    text += row("selected, by line:", step.selected) + row("taken, by line:", step.taken);
    text += row("left:", step.exited) + row("entered:", step.entered);
    for (const auto& effect : step.effects) text += "  " + effect + "\n";
    text += "  errors: " + std::to_string(step.errors) +
            ", uncaught: " + std::to_string(step.uncaught) + "\n";
    text += row("active:", step.configuration);
    for (const auto& [id, states] : step.history) text += row(id + " remembers:", states);
    if (step.done_data) text += "  ended with " + *step.done_data + "\n";
    return text;
}
