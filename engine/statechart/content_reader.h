#pragma once

#include "engine/statechart/element_reader.h"

namespace engine::statechart {

// Reads executable content (§4, §5.4, §6.2, §6.3) and the parts that send, invoke and done data
// share.
class ContentReader {
 public:
    explicit ContentReader(ElementReader& elements) : elements_(elements) {}

    // All children of `parent` as one block; `skip` names SCXML children that are not content.
    Block block(const XmlElement& parent);
    Param param(const XmlElement& element);
    Content content(const XmlElement& element);
    std::vector<Expression> name_list(const XmlElement& element);

 private:
    void append(const XmlElement& element, Block& block);
    Executable scxml_executable(const XmlElement& element);
    Assign assign(const XmlElement& element);
    Send send(const XmlElement& element);
    If conditional(const XmlElement& element);

    ElementReader& elements_;
};

}  // namespace engine::statechart
