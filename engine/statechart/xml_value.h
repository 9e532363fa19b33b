#pragma once

#include <string>

#include "engine/base/value.h"

namespace engine::statechart {

// How XML stands among JSON values, in data, events and storage alike: {"$xml": "<books>…"}. A data
// model with a DOM makes one of it (§B.2.1); {"$xml", "at": [1, 0]} is then the node below it, by
// positions among children.
inline constexpr char xml_key[] = "$xml";

inline Value xml_value(const std::string& text) {
    return {{xml_key, text}};
}

// The text when the value is a whole document; else nullptr.
inline const std::string* xml_text(const Value& value) {
    if (!value.is_object() || value.size() != 1) return nullptr;
    const auto found = value.find(xml_key);
    if (found == value.end() || !found->is_string()) return nullptr;
    return found->get_ptr<const std::string*>();
}

}  // namespace engine::statechart
