#include "engine/statechart/event.h"

namespace engine::statechart {

bool matches(const std::string& descriptor, const std::string& event_name) {
    if (descriptor == "*") return true;
    if (!event_name.starts_with(descriptor)) return false;
    return event_name.size() == descriptor.size() || event_name[descriptor.size()] == '.';
}

Value event_to_value(const Event& event) {
    using Type = Event::Type;
    Value value = Value::object();
    value["name"] = event.name;
    value["type"] = event.type == Type::platform   ? "platform"
                    : event.type == Type::internal ? "internal"
                                                   : "external";
    if (!event.send_id.empty()) value["sendid"] = event.send_id;
    if (!event.origin.empty()) value["origin"] = event.origin;
    if (!event.origin_type.empty()) value["origintype"] = event.origin_type;
    if (!event.invoke_id.empty()) value["invokeid"] = event.invoke_id;
    if (event.data) value["data"] = *event.data;
    if (!event.raw.empty()) value["raw"] = event.raw;
    return value;
}

Event event_from_value(const Value& value) {
    Event event;
    const std::string type = value.at("type").get<std::string>();
    event.name = value.at("name").get<std::string>();
    event.type = type == "platform"   ? Event::Type::platform
                 : type == "internal" ? Event::Type::internal
                                      : Event::Type::external;
    event.send_id = value.value("sendid", "");
    event.origin = value.value("origin", "");
    event.origin_type = value.value("origintype", "");
    event.invoke_id = value.value("invokeid", "");
    if (value.contains("data")) event.data = value.at("data");
    event.raw = value.value("raw", "");
    return event;
}

}  // namespace engine::statechart
