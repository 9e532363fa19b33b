#pragma once

#include <string>

#include "engine/durable/runtime.h"
#include "engine/statechart/event.h"

namespace workflows {

// Type of the house's command to a case that another program posted an event to an inbound hook:
// {"type", "hook": its name, "event": as cases tell each other (child_cases.h)}. The case's journal
// has it so, with the hook as its origin. Like them it is no act: only what the chart accepts with
// v:accepts, and never a button.
inline constexpr char hook_event[] = "hook.event";

// Waits for the commit. `key`: the same is decided once; empty: no protection against repeats.
engine::Result<engine::durable::Answer> tell_from_hook(engine::durable::Runtime& runtime,
                                                       engine::durable::StreamId to,
                                                       const std::string& hook,
                                                       const engine::statechart::Event& event,
                                                       const std::string& key);

}  // namespace workflows
