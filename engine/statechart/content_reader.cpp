#include "engine/statechart/content_reader.h"

namespace engine::statechart {

Block ContentReader::block(const XmlElement& parent) {
    elements_.forbid_text(parent);
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
        elements_.check_empty(element);
        return {Raise{elements_.required(element, "event")}, line};
    }
    if (element.name == "log") {
        elements_.check_attributes(element, {"label", "expr"});
        elements_.check_empty(element);
        return {Log{elements_.optional(element, "label"), elements_.expression(element, "expr")},
                line};
    }
    if (element.name == "script") return {script(element), line};
    if (element.name == "cancel") return {cancel(element), line};
    if (element.name == "assign") return {assign(element), line};
    if (element.name == "send") return {messages_.send(element), line};
    if (element.name == "if") return {conditional(element), line};
    if (element.name == "foreach") return {each_of(element), line};
    elements_.complain(line, "<" + element.name + "> no es contenido ejecutable de SCXML.",
                       "Revise el nombre; los elementos propios llevan el prefijo v:.");
    return {Raise{}, line};
}

Script ContentReader::script(const XmlElement& element) {
    elements_.check_attributes(element, {"src"});
    if (!element.children().empty()) {
        elements_.complain(element.line, "<script> contiene elementos.",
                           "Escriba solo código; «<» se escribe &lt; o dentro de <![CDATA[…]]>.");
    }
    return {elements_.expression_of(elements_.text_or_source(element), element.line)};
}

Cancel ContentReader::cancel(const XmlElement& element) {
    elements_.check_attributes(element, {"sendid", "sendidexpr"});
    elements_.check_empty(element);
    elements_.exclude(element, "sendid", "sendidexpr");
    Cancel cancel{elements_.optional(element, "sendid"),
                  elements_.expression(element, "sendidexpr")};
    if (cancel.send_id.empty() && !cancel.send_id_expr.given()) {
        elements_.complain(element.line, "<cancel> no dice qué envío anula.",
                           "Agregue sendid=\"…\" o sendidexpr=\"…\".");
    }
    return cancel;
}

Assign ContentReader::assign(const XmlElement& element) {
    elements_.check_attributes(element, {"location", "expr"});
    elements_.required(element, "location");
    Assign assign{
        elements_.expression(element, "location"), elements_.expression(element, "expr"), {}};
    const bool blank = is_blank(element);
    if (!blank && assign.expr.given()) {
        elements_.complain(element.line, "<assign> lleva «expr» y también contenido.",
                           "Deje uno de los dos.");
    } else if (blank && !assign.expr.given()) {
        elements_.complain(element.line, "A <assign> le falta el valor.", "Agregue expr=\"…\".");
    } else if (!blank) {
        assign.text = inner_text_or_xml(element);
    }
    return assign;
}

Foreach ContentReader::each_of(const XmlElement& element) {
    elements_.check_attributes(element, {"array", "item", "index"});
    elements_.required(element, "array");
    return {elements_.expression(element, "array"), elements_.required(element, "item"),
            elements_.optional(element, "index"), block(element)};
}

If ContentReader::conditional(const XmlElement& element) {
    elements_.check_attributes(element, {"cond"});
    elements_.required(element, "cond");
    elements_.forbid_text(element);
    If conditional;
    conditional.branches.push_back({elements_.expression(element, "cond"), {}});
    bool after_else = false;
    for (const XmlElement* child : element.children()) {
        const bool is_else = is_scxml(*child, "else");
        if (!is_else && !is_scxml(*child, "elseif")) {
            append(*child, conditional.branches.back().body);
            continue;
        }
        check_branch(*child, after_else);
        after_else = after_else || is_else;
        conditional.branches.push_back(
            {is_else ? Expression{} : elements_.expression(*child, "cond"), {}});
    }
    return conditional;
}

void ContentReader::check_branch(const XmlElement& mark, bool after_else) {
    if (after_else) {
        elements_.complain(mark.line, "<" + mark.name + "> viene después de <else>.",
                           "Póngalo antes.");
    }
    if (mark.name == "elseif") {
        elements_.check_attributes(mark, {"cond"});
        elements_.required(mark, "cond");
    } else {
        elements_.check_attributes(mark, {});
    }
    if (is_blank(mark)) return;
    elements_.complain(mark.line, "<" + mark.name + "> no contiene nada: separa.",
                       "Cierre <" + mark.name + "/> y escriba el contenido a continuación.");
}

}  // namespace engine::statechart
