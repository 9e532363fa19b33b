#include "engine/ecmascript/xml_tree.h"

#include "engine/base/value.h"
#include "engine/statechart/xml_element.h"

namespace engine::ecmascript {
namespace {

Value tree_of(const statechart::XmlElement& element) {
    Value attributes = Value::array();
    for (const auto& each : element.attributes) attributes.push_back({each.name, each.value});
    Value children = Value::array();
    for (const auto& each : element.content) {
        if (const auto* text = std::get_if<std::string>(&each)) {
            children.push_back(*text);
        } else {
            children.push_back(tree_of(std::get<statechart::XmlElement>(each)));
        }
    }
    return {{"name", element.name},
            {"space", element.name_space},
            {"attributes", std::move(attributes)},
            {"children", std::move(children)}};
}

}  // namespace

std::optional<std::string> xml_tree(const std::string& text) {
    const auto element = statechart::read_xml(text, "");
    if (!element) return std::nullopt;
    return tree_of(*element).dump();
}

}  // namespace engine::ecmascript
