#pragma once

#include <chrono>
#include <string>

#include "engine/statechart/configuration.h"
#include "engine/statechart/step.h"

namespace engine::statechart {

// One macrostep told in a few Spanish lines, the first of which names the event (nullptr: the
// start, or the end of a cancelled child) and, when it is not zero, the time since then:
//     aprobar +2s
//       sale decision
//       entra numerado
//       queda numerado
// States are told by id; `queda` lists the innermost active ones.
std::string trace(const Chart& chart, const StateSet& configuration, const Event* event,
                  const Step& step, std::chrono::milliseconds time = {});

// Ids of the active states that hold no other active state, in document order.
std::string innermost(const Chart& chart, const StateSet& configuration);

}  // namespace engine::statechart
