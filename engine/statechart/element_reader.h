#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "engine/statechart/chart.h"
#include "engine/statechart/scxml_reader.h"
#include "engine/statechart/xml_element.h"

namespace engine::statechart {

// What the readers of states and of executable content share: the chart being built, the list of
// complaints, and the checks on attributes.
class ElementReader {
 public:
    ElementReader(Chart& chart, Problems& problems, const SourceLoader& load)
        : chart_(chart), problems_(problems), load_(load) {}

    void complain(std::uint32_t line, std::string message, std::string remedy);

    // What has been complained of so far.
    const Problems& problems() const { return problems_; }

    // Complains of every attribute without namespace that is not in `known`.
    void check_attributes(const XmlElement& element, std::initializer_list<std::string_view> known);
    // Complains when both are given.
    void exclude(const XmlElement& element, std::string_view one, std::string_view other);
    // Complains of text that is not white space; of anything inside.
    void forbid_text(const XmlElement& element);
    void check_empty(const XmlElement& element);
    std::string required(const XmlElement& element, std::string_view name);
    std::string optional(const XmlElement& element, std::string_view name) const;
    // "" when not given or not allowed.
    std::string one_of(const XmlElement& element, std::string_view name,
                       std::initializer_list<std::string_view> allowed);
    Expression expression(const XmlElement& element, std::string_view name);
    Expression expression_of(std::string text, std::uint32_t line);

    // What stands in the element (see inner_text_or_xml), or what its `src` names.
    std::string text_or_source(const XmlElement& element);

    Chart& chart() const { return chart_; }

 private:
    Chart& chart_;
    Problems& problems_;
    const SourceLoader& load_;
};

bool is_scxml(const XmlElement& element, std::string_view name);
ForeignElement to_foreign(const XmlElement& element);
std::vector<ForeignAttribute> foreign_attributes(const XmlElement& element);
std::vector<std::string> split_words(std::string_view text);

// True when the element holds nothing but white space.
bool is_blank(const XmlElement& element);

// What an id may be: a letter or "_" first, then also digits, "-" and "." (an XML name without
// colon).
bool is_name(std::string_view text);

}  // namespace engine::statechart
