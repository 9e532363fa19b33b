#pragma once

#include <optional>
#include <string>

#include "engine/base/value.h"

namespace engine::statechart {

// The seven fields of _event (§5.10.1). Data that is absent is `undefined` to a chart, not null.
struct Event {
    enum class Type { platform, internal, external };
    std::string name;
    Type type = Type::external;
    std::string send_id, origin, origin_type, invoke_id;
    std::optional<Value> data;
};

// §3.12.1: descriptor "a.b" takes a.b and a.b.c but not a.bc; "*" takes all.
bool matches(const std::string& descriptor, const std::string& event_name);

}  // namespace engine::statechart
