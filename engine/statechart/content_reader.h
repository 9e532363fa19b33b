#pragma once

#include "engine/statechart/message_reader.h"

namespace engine::statechart {

// Reads executable content (§4, §5.4, §5.8, §6.2, §6.3).
class ContentReader {
 public:
    ContentReader(ElementReader& elements, MessageReader& messages)
        : elements_(elements), messages_(messages) {}

    // All children of `parent` as one block.
    Block block(const XmlElement& parent);
    // <script>; its `src` is read now.
    Script script(const XmlElement& element);

 private:
    void append(const XmlElement& element, Block& block);
    Executable scxml_executable(const XmlElement& element);
    Assign assign(const XmlElement& element);
    Cancel cancel(const XmlElement& element);
    Foreach each_of(const XmlElement& element);
    If conditional(const XmlElement& element);
    // <elseif> and <else> are marks between the contents, not containers of them.
    void check_branch(const XmlElement& mark, bool after_else);

    ElementReader& elements_;
    MessageReader& messages_;
};

}  // namespace engine::statechart
