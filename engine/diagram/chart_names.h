#pragma once

#include <string>
#include <vector>

#include "engine/diagram/chart_words.h"

namespace engine::diagram {

// Who brings a transition about, as far as the picture cares.
enum class Cause { event, act, term, automatic };

// What to call the parts of a chart: the words where there are some, else what the file says.
// Both must outlive it.
class ChartNames {
 public:
    ChartNames(const statechart::Chart& chart, const ChartWords& words)
        : chart_(chart), words_(words) {}

    std::string chart() const;
    std::string state(statechart::StateIndex state) const;
    const std::vector<std::string>& notes(statechart::StateIndex state) const;

    Cause cause(statechart::TransitionIndex transition) const;
    // The label, "al terminar En opinión", the event names; empty for one without event.
    std::string what(statechart::TransitionIndex transition) const;
    // Its condition as written, blanks made one; empty without.
    std::string condition(statechart::TransitionIndex transition) const;

 private:
    std::string event(const std::string& descriptor) const;

    const statechart::Chart& chart_;
    const ChartWords& words_;
};

}  // namespace engine::diagram
