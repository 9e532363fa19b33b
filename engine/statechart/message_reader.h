#pragma once

#include "engine/statechart/element_reader.h"

namespace engine::statechart {

// Reads what carries data out of a chart: <send>, <invoke>, <donedata> and their parts (§5.5–§5.7,
// §6.2, §6.4).
class MessageReader {
 public:
    explicit MessageReader(ElementReader& elements) : elements_(elements) {}

    Send send(const XmlElement& element);
    // Without its <finalize>, which is executable content.
    Invoke invoke(const XmlElement& element);
    DoneData done_data(const XmlElement& element);

 private:
    Param param(const XmlElement& element);
    Content content(const XmlElement& element);
    std::vector<Expression> name_list(const XmlElement& element);
    // <param>s or one <content>.
    void payload(const XmlElement& element, std::vector<Param>& params,
                 std::optional<Content>& content);
    void exclude_expressions(const XmlElement& element,
                             std::initializer_list<std::string_view> names);

    ElementReader& elements_;
};

}  // namespace engine::statechart
