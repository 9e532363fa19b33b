#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/statechart/element_reader.h"

namespace engine::statechart {

// Collects where transitions lead, by name until every state is known, and judges the targets then:
// they exist, can be active together (§3.11) and lie where they must.
class TargetReader {
 public:
    explicit TargetReader(ElementReader& elements) : elements_(elements) {}

    // Adds the transition to the chart. `targets` are checked by resolve().
    TransitionIndex add(Transition transition, std::vector<std::string> targets);
    void resolve(const std::map<std::string, StateIndex>& ids);

 private:
    struct Pending {
        TransitionIndex transition;
        std::vector<std::string> targets;
    };

    void check_together(const Transition& transition);
    void check_inside(TransitionIndex index);
    void check_default_entry();
    bool enters_itself(StateIndex state, std::vector<char>& marks);
    bool can_be_active_together(StateIndex one, StateIndex other) const;

    ElementReader& elements_;
    std::vector<Pending> pending_;
};

}  // namespace engine::statechart
