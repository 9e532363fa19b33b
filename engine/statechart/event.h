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
    std::string raw = {};  // §C.2: the message as it came; "" = it came as an event
};

// §3.12.1: descriptor "a.b" takes a.b and a.b.c but not a.bc; "*" takes all.
bool matches(const std::string& descriptor, const std::string& event_name);

// With the names that charts know: name, type, sendid, origin, origintype, invokeid, data, raw.
// What is absent has no key.
Value event_to_value(const Event& event);
// Throws Value::exception for what is no event.
Event event_from_value(const Value& value);

}  // namespace engine::statechart
