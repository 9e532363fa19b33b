#pragma once

#include <optional>
#include <string>

namespace engine::ecmascript {

// XML as JSON text, for the DOM of dom_source.cpp: {"name", "space", "attributes": [[name, value]],
// "children": [text or element]}. nullopt for what is no XML document (or one with a DOCTYPE).
std::optional<std::string> xml_tree(const std::string& text);

}  // namespace engine::ecmascript
