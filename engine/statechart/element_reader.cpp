#include "engine/statechart/element_reader.h"

#include <algorithm>

namespace engine::statechart {
namespace {

constexpr std::string_view blanks = " \t\r\n";

}  // namespace

void ElementReader::complain(std::uint32_t line, std::string message, std::string remedy) {
    problems_.push_back({Refusal::invalid, std::move(message),
                         chart_.file + ":" + std::to_string(line), std::move(remedy)});
}

void ElementReader::check_attributes(const XmlElement& element,
                                     std::initializer_list<std::string_view> known) {
    for (const auto& attribute : element.attributes) {
        if (!attribute.name_space.empty()) continue;
        if (std::find(known.begin(), known.end(), attribute.name) != known.end()) continue;
        complain(element.line,
                 "<" + element.name + "> no tiene el atributo «" + attribute.name + "».",
                 "Corrija el nombre o quítelo.");
    }
}

void ElementReader::exclude(const XmlElement& element, std::string_view one,
                            std::string_view other) {
    if (element.attribute(one) == nullptr || element.attribute(other) == nullptr) return;
    complain(element.line,
             "<" + element.name + "> lleva a la vez «" + std::string(one) + "» y «" +
                 std::string(other) + "».",
             "Deje uno de los dos.");
}

void ElementReader::forbid_text(const XmlElement& element) {
    if (element.text().find_first_not_of(blanks) == std::string::npos) return;
    complain(element.line, "<" + element.name + "> contiene texto suelto.",
             "Quítelo, o conviértalo en comentario: <!-- … -->.");
}

void ElementReader::check_empty(const XmlElement& element) {
    if (is_blank(element)) return;
    complain(element.line, "<" + element.name + "> no lleva nada dentro.",
             "Cierre el elemento: <" + element.name + " …/>.");
}

std::string ElementReader::one_of(const XmlElement& element, std::string_view name,
                                  std::initializer_list<std::string_view> allowed) {
    const std::string* value = element.attribute(name);
    if (value == nullptr) return "";
    std::string list;
    for (const auto each : allowed) {
        if (*value == each) return *value;
        list += (list.empty() ? "" : " o ") + std::string(each);
    }
    complain(element.line, "«" + std::string(name) + "» no puede valer «" + *value + "».",
             "Use " + list + ".");
    return "";
}

std::string ElementReader::required(const XmlElement& element, std::string_view name) {
    const std::string* value = element.attribute(name);
    if (value != nullptr && !value->empty()) return *value;
    complain(element.line,
             "A <" + element.name + "> le falta el atributo «" + std::string(name) + "».",
             "Agréguelo.");
    return "";
}

std::string ElementReader::optional(const XmlElement& element, std::string_view name) const {
    const std::string* value = element.attribute(name);
    return value == nullptr ? std::string() : *value;
}

Expression ElementReader::expression(const XmlElement& element, std::string_view name) {
    const std::string* value = element.attribute(name);
    return value == nullptr ? Expression{} : expression_of(*value, element.line);
}

Expression ElementReader::expression_of(std::string text, std::uint32_t line) {
    Expression made{std::move(text), static_cast<std::uint32_t>(chart_.expressions.size()), line};
    chart_.expressions.push_back(made);
    return made;
}

std::string ElementReader::text_or_source(const XmlElement& element) {
    const std::string* source = element.attribute("src");
    if (source == nullptr) return inner_text_or_xml(element);
    if (!is_blank(element)) {
        complain(element.line, "<" + element.name + "> lleva «src» y también contenido.",
                 "Deje uno de los dos.");
    }
    if (!load_) {
        complain(element.line, "«src» no se admite aquí.",
                 "Escriba el contenido dentro del elemento.");
        return "";
    }
    auto loaded = load_(*source);
    if (loaded) return std::move(*loaded);
    complain(element.line, "No se pudo leer «" + *source + "»: " + loaded.error().message,
             loaded.error().remedy);
    return "";
}

bool is_scxml(const XmlElement& element, std::string_view name) {
    return element.name_space == scxml_namespace && element.name == name;
}

std::vector<ForeignAttribute> foreign_attributes(const XmlElement& element) {
    std::vector<ForeignAttribute> found;
    for (const auto& attribute : element.attributes) {
        if (attribute.name_space.empty()) continue;
        found.push_back({attribute.name_space, attribute.name, attribute.value});
    }
    return found;
}

ForeignElement to_foreign(const XmlElement& element) {
    ForeignElement foreign{element.name_space, element.name, {}, {}, element.text(), element.line};
    for (const auto& attribute : element.attributes) {
        foreign.attributes.push_back({attribute.name_space, attribute.name, attribute.value});
    }
    for (const XmlElement* child : element.children())
        foreign.children.push_back(to_foreign(*child));
    return foreign;
}

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = text.find_first_not_of(blanks); at != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
        words.emplace_back(text.substr(at, end - at));
        at = text.find_first_not_of(blanks, end);
    }
    return words;
}

bool is_blank(const XmlElement& element) {
    return element.children().empty() &&
           element.text().find_first_not_of(blanks) == std::string::npos;
}

bool is_name(std::string_view text) {
    const auto starts = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    const auto goes_on = [&](char c) {
        return starts(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
    };
    return !text.empty() && starts(text.front()) && std::all_of(text.begin(), text.end(), goes_on);
}

}  // namespace engine::statechart
