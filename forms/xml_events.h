#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace forms {

// What a reader of an XML part wants to hear. Names are local names, without prefix.
class XmlEvents {
 public:
    using Attributes = std::vector<std::pair<std::string, std::string>>;
    virtual ~XmlEvents() = default;
    virtual void starts(const std::string& element, const Attributes& attributes) = 0;
    virtual void ends(const std::string& element) = 0;
    virtual void text(std::string_view characters) = 0;
};

// The attribute's value; "" when there is none.
std::string attribute(const XmlEvents::Attributes& attributes, std::string_view name);

// Reads XML from outside. False when it is not well-formed UTF-8 XML or declares a document type:
// no spreadsheet has one, and entities are how XML is made to explode or to read files.
bool read_xml(std::string_view xml, XmlEvents& events);

}  // namespace forms
