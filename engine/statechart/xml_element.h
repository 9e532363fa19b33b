#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/result.h"

namespace engine::statechart {

// An XML element with the line it began on, so that every complaint can name its place.
struct XmlElement {
    struct Attribute {
        std::string name_space;
        std::string name;
        std::string value;
    };
    std::string name_space;
    std::string name;
    std::vector<Attribute> attributes;
    std::vector<std::variant<XmlElement, std::string>> content;  // children and text, in order
    std::uint32_t line = 0;

    // Value of the attribute without namespace; nullptr when it is not there.
    const std::string* attribute(std::string_view attribute_name) const;
    std::vector<const XmlElement*> children() const;
    std::string text() const;  // of this element alone, children left out
};

struct XmlLimits {
    std::size_t bytes = 4U << 20;
    std::size_t depth = 1000;
    std::size_t elements = 200'000;
};

// Reads UTF-8 XML with namespaces. Refuses DOCTYPE (and with it entities, external or swelling) and
// whatever passes the limits. Problem::place is "file:line".
Result<XmlElement> read_xml(std::string_view text, const std::string& file, XmlLimits limits = {});

// What stands inside the element: XML text again (namespaces declared where they change) when there
// are elements in it, else its text as it is.
std::string inner_text_or_xml(const XmlElement& element);

}  // namespace engine::statechart
