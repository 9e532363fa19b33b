#include "engine/statechart/content_reader.h"

namespace engine::statechart {

Block ContentReader::block(const XmlElement& parent) {
    Block block;
    for (const XmlElement* child : parent.children()) append(*child, block);
    return block;
}

void ContentReader::append(const XmlElement& element, Block& block) {
    if (element.name_space != scxml_namespace) {
        block.push_back({Request{to_foreign(element)}, element.line});
        return;
    }
    block.push_back(scxml_executable(element));
}

Executable ContentReader::scxml_executable(const XmlElement& element) {
    const std::uint32_t line = element.line;
    if (element.name == "raise") {
        elements_.check_attributes(element, {"event"});
        return {Raise{elements_.required(element, "event")}, line};
    }
    if (element.name == "log") {
        elements_.check_attributes(element, {"label", "expr"});
        return {Log{elements_.optional(element, "label"), elements_.expression(element, "expr")},
                line};
    }
    if (element.name == "script") {
        elements_.check_attributes(element, {"src"});
        return {Script{elements_.expression_of(element.attribute("src") != nullptr
                                                   ? elements_.text_or_source(element)
                                                   : element.text(),
                                               line)},
                line};
    }
    if (element.name == "cancel") {
        elements_.check_attributes(element, {"sendid", "sendidexpr"});
        elements_.exclude(element, "sendid", "sendidexpr");
        return {Cancel{elements_.optional(element, "sendid"),
                       elements_.expression(element, "sendidexpr")},
                line};
    }
    if (element.name == "assign") return {assign(element), line};
    if (element.name == "send") return {send(element), line};
    if (element.name == "if") return {conditional(element), line};
    if (element.name == "foreach") {
        elements_.check_attributes(element, {"array", "item", "index"});
        Foreach each{elements_.expression(element, "array"), elements_.required(element, "item"),
                     elements_.optional(element, "index"), block(element)};
        elements_.required(element, "array");
        return {std::move(each), line};
    }
    elements_.complain(line, "<" + element.name + "> no es contenido ejecutable de SCXML.",
                       "Revise el nombre; los elementos propios llevan el prefijo v:.");
    return {Raise{}, line};
}

Assign ContentReader::assign(const XmlElement& element) {
    elements_.check_attributes(element, {"location", "expr"});
    elements_.required(element, "location");
    Assign assign{
        elements_.expression(element, "location"), elements_.expression(element, "expr"), {}};
    if (!is_blank(element)) {
        if (assign.expr.given()) {
            elements_.complain(element.line, "<assign> lleva «expr» y también contenido.",
                               "Deje uno de los dos.");
        }
        assign.text = inner_xml(element);
    }
    return assign;
}

Send ContentReader::send(const XmlElement& element) {
    elements_.check_attributes(
        element, {"event", "eventexpr", "target", "targetexpr", "type", "typeexpr", "id",
                  "idlocation", "delay", "delayexpr", "namelist"});
    for (const auto& [one, other] : {std::pair{"event", "eventexpr"},
                                     {"target", "targetexpr"},
                                     {"type", "typeexpr"},
                                     {"id", "idlocation"},
                                     {"delay", "delayexpr"}}) {
        elements_.exclude(element, one, other);
    }
    Send send;
    send.event = elements_.optional(element, "event");
    send.target = elements_.optional(element, "target");
    send.type = elements_.optional(element, "type");
    send.id = elements_.optional(element, "id");
    send.delay = elements_.optional(element, "delay");
    send.event_expr = elements_.expression(element, "eventexpr");
    send.target_expr = elements_.expression(element, "targetexpr");
    send.type_expr = elements_.expression(element, "typeexpr");
    send.id_location = elements_.expression(element, "idlocation");
    send.delay_expr = elements_.expression(element, "delayexpr");
    send.name_list = name_list(element);
    for (const XmlElement* child : element.children()) {
        if (is_scxml(*child, "param")) {
            send.params.push_back(param(*child));
        } else if (is_scxml(*child, "content")) {
            send.content = content(*child);
        } else {
            elements_.complain(child->line, "<" + child->name + "> no va dentro de <send>.",
                               "Use <param> o <content>.");
        }
    }
    return send;
}

If ContentReader::conditional(const XmlElement& element) {
    elements_.check_attributes(element, {"cond"});
    elements_.required(element, "cond");
    If conditional;
    conditional.branches.push_back({elements_.expression(element, "cond"), {}});
    bool closed = false;
    for (const XmlElement* child : element.children()) {
        const bool is_else = is_scxml(*child, "else");
        if (!is_else && !is_scxml(*child, "elseif")) {
            append(*child, conditional.branches.back().body);
            continue;
        }
        if (closed)
            elements_.complain(child->line, "<" + child->name + "> viene después de <else>.",
                               "Póngalo antes.");
        closed = closed || is_else;
        if (!is_else) elements_.required(*child, "cond");
        conditional.branches.push_back({elements_.expression(*child, "cond"), {}});
    }
    return conditional;
}

Param ContentReader::param(const XmlElement& element) {
    elements_.check_attributes(element, {"name", "expr", "location"});
    elements_.exclude(element, "expr", "location");
    return {elements_.required(element, "name"), elements_.expression(element, "expr"),
            elements_.expression(element, "location")};
}

Content ContentReader::content(const XmlElement& element) {
    elements_.check_attributes(element, {"expr"});
    Content content{elements_.expression(element, "expr"), {}};
    if (!content.expr.given()) content.text = inner_xml(element);
    return content;
}

std::vector<Expression> ContentReader::name_list(const XmlElement& element) {
    std::vector<Expression> names;
    for (const std::string& name : split_words(elements_.optional(element, "namelist"))) {
        names.push_back(elements_.expression_of(name, element.line));
    }
    return names;
}

}  // namespace engine::statechart
