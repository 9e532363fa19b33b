#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/durable/clock.h"

namespace web {

// A program that hears of what happens here, and how far it has heard.
struct OutgoingHook {
    std::string name;
    std::string address;                            // without what stands behind "?"
    std::vector<std::string> events;                // empty: all
    std::optional<engine::durable::Instant> taken;  // the newest message
    int attempts = 0;                               // in vain, for the next message
    std::optional<engine::durable::Instant> next;   // try, while there are such
    std::string fault;                              // of the last try in vain
};

// The outgoing hooks of this installation, for whoever administers it. Thread safe.
class HookDesk {
 public:
    virtual ~HookDesk() = default;
    virtual std::vector<OutgoingHook> outgoing() = 0;
};

}  // namespace web
