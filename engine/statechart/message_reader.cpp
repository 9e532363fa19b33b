#include "engine/statechart/message_reader.h"

namespace engine::statechart {

Send MessageReader::send(const XmlElement& element) {
    elements_.check_attributes(
        element, {"event", "eventexpr", "target", "targetexpr", "type", "typeexpr", "id",
                  "idlocation", "delay", "delayexpr", "namelist"});
    exclude_expressions(element, {"event", "target", "type", "delay"});
    elements_.exclude(element, "id", "idlocation");
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
    payload(element, send.params, send.content);
    // Other processors may take the name from elsewhere (§C.2: the parameter _scxmleventname).
    const bool to_chart = send.type.empty() && !send.type_expr.given();
    if (to_chart && send.event.empty() && !send.event_expr.given() && !send.content) {
        elements_.complain(element.line, "A <send> le falta el nombre del evento.",
                           "Agregue event=\"…\" o eventexpr=\"…\".");
    }
    if (send.content && !send.name_list.empty()) {
        elements_.complain(element.line, "<send> lleva a la vez «namelist» y <content>.",
                           "Deje uno de los dos.");
    }
    return send;
}

Invoke MessageReader::invoke(const XmlElement& element) {
    elements_.check_attributes(element, {"type", "typeexpr", "src", "srcexpr", "id", "idlocation",
                                         "namelist", "autoforward"});
    exclude_expressions(element, {"type", "src"});
    elements_.exclude(element, "id", "idlocation");
    Invoke invoke;
    invoke.line = element.line;
    invoke.type = elements_.optional(element, "type");
    invoke.type_expr = elements_.expression(element, "typeexpr");
    invoke.source = elements_.optional(element, "src");
    invoke.source_expr = elements_.expression(element, "srcexpr");
    invoke.id = elements_.optional(element, "id");
    invoke.id_location = elements_.expression(element, "idlocation");
    invoke.name_list = name_list(element);
    invoke.autoforward = elements_.one_of(element, "autoforward", {"true", "false"}) == "true";
    // Unlike <send>, an <invoke> may hand over <param>s beside its <content> (§6.4.2).
    for (const XmlElement* child : element.children()) {
        if (is_scxml(*child, "param")) {
            invoke.params.push_back(param(*child));
        } else if (is_scxml(*child, "content")) {
            if (invoke.content || element.attribute("src") || element.attribute("srcexpr")) {
                elements_.complain(child->line, "<invoke> nombra dos veces qué iniciar.",
                                   "Deje un solo «src», «srcexpr» o <content>.");
            }
            invoke.content = content(*child);
        } else if (!is_scxml(*child, "finalize")) {
            elements_.complain(child->line, "<" + child->name + "> no va dentro de <invoke>.",
                               "Use <param>, <content> o <finalize>.");
        }
    }
    return invoke;
}

DoneData MessageReader::done_data(const XmlElement& element) {
    elements_.check_attributes(element, {});
    DoneData data;
    payload(element, data.params, data.content);
    return data;
}

void MessageReader::payload(const XmlElement& element, std::vector<Param>& params,
                            std::optional<Content>& content_of) {
    elements_.forbid_text(element);
    for (const XmlElement* child : element.children()) {
        if (is_scxml(*child, "param")) {
            params.push_back(param(*child));
        } else if (is_scxml(*child, "content")) {
            if (content_of) {
                elements_.complain(child->line, "<" + element.name + "> lleva dos <content>.",
                                   "Deje uno.");
            }
            content_of = content(*child);
        } else {
            elements_.complain(child->line,
                               "<" + child->name + "> no va dentro de <" + element.name + ">.",
                               "Use <param> o <content>.");
        }
    }
    if (content_of && !params.empty()) {
        elements_.complain(element.line,
                           "<" + element.name + "> lleva a la vez <param> y <content>.",
                           "Deje uno de los dos.");
    }
}

Param MessageReader::param(const XmlElement& element) {
    elements_.check_attributes(element, {"name", "expr", "location"});
    elements_.check_empty(element);
    elements_.exclude(element, "expr", "location");
    if (element.attribute("expr") == nullptr && element.attribute("location") == nullptr) {
        elements_.complain(element.line, "A <param> le falta el valor.",
                           "Agregue expr=\"…\" o location=\"…\".");
    }
    return {elements_.required(element, "name"), elements_.expression(element, "expr"),
            elements_.expression(element, "location")};
}

Content MessageReader::content(const XmlElement& element) {
    elements_.check_attributes(element, {"expr"});
    Content content{elements_.expression(element, "expr"), {}};
    if (!content.expr.given()) {
        content.text = inner_text_or_xml(element);
    } else if (!is_blank(element)) {
        elements_.complain(element.line, "<content> lleva «expr» y también contenido.",
                           "Deje uno de los dos.");
    }
    return content;
}

std::vector<Expression> MessageReader::name_list(const XmlElement& element) {
    std::vector<Expression> names;
    for (const std::string& name : split_words(elements_.optional(element, "namelist"))) {
        names.push_back(elements_.expression_of(name, element.line));
    }
    return names;
}

// "event" and "eventexpr", and so on: one of the two.
void MessageReader::exclude_expressions(const XmlElement& element,
                                        std::initializer_list<std::string_view> names) {
    for (const auto name : names) elements_.exclude(element, name, std::string(name) + "expr");
}

}  // namespace engine::statechart
