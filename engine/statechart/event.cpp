#include "engine/statechart/event.h"

namespace engine::statechart {

bool matches(const std::string& descriptor, const std::string& event_name) {
    if (descriptor == "*") return true;
    if (!event_name.starts_with(descriptor)) return false;
    return event_name.size() == descriptor.size() || event_name[descriptor.size()] == '.';
}

}  // namespace engine::statechart
