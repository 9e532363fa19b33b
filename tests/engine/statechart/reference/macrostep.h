#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

// What one macrostep did, in names: the form in which kernel and second opinion are compared.
struct Macrostep {
    std::string event;                 // empty: the start
    std::vector<int> selected, taken;  // transitions, by their line
    std::vector<std::string> exited, entered;
    std::vector<std::string> effects;
    int errors = 0, uncaught = 0;
    std::vector<std::string> configuration;  // sorted by name
    std::map<std::string, std::vector<std::string>> history;
    std::optional<std::string> done_data;  // set when it ended
    friend bool operator==(const Macrostep&, const Macrostep&) = default;
};

std::string to_text(const Macrostep& step);
