#include "engine/ecmascript/inline_text.h"

#include "engine/statechart/xml_element.h"
#include "engine/statechart/xml_value.h"

namespace engine::ecmascript {

Value inline_value(const std::string& text) {
    constexpr char white[] = " \t\r\n";
    const auto first = text.find_first_not_of(white);
    if (first == std::string::npos) return "";
    const auto last = text.find_last_not_of(white);
    if (text[first] == '<') {
        const std::string xml = text.substr(first, last - first + 1);
        if (statechart::read_xml(xml, "")) return statechart::xml_value(xml);
    }
    Value value = Value::parse(text, nullptr, false);
    if (!value.is_discarded()) return value;
    std::string normal;
    for (std::size_t at = first; at <= last;) {
        const auto end = std::min(text.find_first_of(white, at), last + 1);
        if (!normal.empty()) normal += ' ';
        normal.append(text, at, end - at);
        at = text.find_first_not_of(white, end);
        if (at == std::string::npos) break;
    }
    return normal;
}

}  // namespace engine::ecmascript
