#include "engine/statechart/xml_element.h"

#include <optional>

#include <Poco/Exception.h>
#include <Poco/SAX/Attributes.h>
#include <Poco/SAX/DefaultHandler.h>
#include <Poco/SAX/Locator.h>
#include <Poco/SAX/SAXException.h>
#include <Poco/SAX/SAXParser.h>

#include "engine/base/utf8.h"

namespace engine::statechart {
namespace {

Problem at_line(const std::string& file, int line, std::string message, std::string remedy) {
    return {Refusal::invalid, std::move(message), file + ":" + std::to_string(line),
            std::move(remedy)};
}

// Builds the tree. Never throws through the C parser: the first problem is kept and the rest
// ignored.
class TreeBuilder final : public Poco::XML::DefaultHandler {
 public:
    TreeBuilder(const std::string& file, XmlLimits limits) : file_(file), limits_(limits) {}

    void setDocumentLocator(const Poco::XML::Locator* locator) override { locator_ = locator; }

    void startElement(const Poco::XML::XMLString& uri, const Poco::XML::XMLString& local_name,
                      const Poco::XML::XMLString& qname,
                      const Poco::XML::Attributes& attributes) override {
        if (problem_) return;
        if (open_.size() >= limits_.depth || ++count_ > limits_.elements) {
            problem_ = at_line(file_, line(), "El XML es demasiado profundo o demasiado grande.",
                               "Divida el diagrama en varios.");
            return;
        }
        XmlElement element{uri, local_name.empty() ? qname : local_name, {}, {}, 0};
        element.line = static_cast<std::uint32_t>(line());
        for (int i = 0; i < attributes.getLength(); ++i) {
            element.attributes.push_back(
                {attributes.getURI(i), attributes.getLocalName(i), attributes.getValue(i)});
        }
        open_.push_back(std::move(element));
    }

    void endElement(const Poco::XML::XMLString& /*uri*/, const Poco::XML::XMLString& /*local_name*/,
                    const Poco::XML::XMLString& /*qname*/) override {
        if (problem_) return;
        XmlElement done = std::move(open_.back());
        open_.pop_back();
        if (open_.empty()) {
            root_ = std::move(done);
        } else {
            open_.back().content.emplace_back(std::move(done));
        }
    }

    void characters(const Poco::XML::XMLChar text[], int start, int length) override {
        if (problem_ || open_.empty()) return;
        auto& content = open_.back().content;
        if (content.empty() || !std::holds_alternative<std::string>(content.back())) {
            content.emplace_back(std::string());
        }
        std::get<std::string>(content.back())
            .append(text + start, static_cast<std::size_t>(length));
    }

    bool refused() const { return problem_.has_value(); }

    Result<XmlElement> result() {
        if (problem_) return *problem_;
        return std::move(*root_);
    }

 private:
    int line() const { return locator_ == nullptr ? 0 : locator_->getLineNumber(); }

    const std::string& file_;
    XmlLimits limits_;
    const Poco::XML::Locator* locator_ = nullptr;
    std::size_t count_ = 0;
    std::vector<XmlElement> open_;
    std::optional<XmlElement> root_;
    std::optional<Problem> problem_;
};

void escape(const std::string& text, bool attribute, std::string& out) {
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += attribute ? "&quot;" : "\"";
                break;
            default:
                out += c;
        }
    }
}

void write_content(const XmlElement& element, const std::string& name_space, std::string& out);

void write_element(const XmlElement& element, const std::string& outer_name_space,
                   std::string& out) {
    out += "<" + element.name;
    if (element.name_space != outer_name_space) {
        out += " xmlns=\"";
        escape(element.name_space, true, out);
        out += '"';
    }
    int prefixes = 0;
    for (const auto& attribute : element.attributes) {
        std::string prefix;
        if (!attribute.name_space.empty()) {
            prefix = "n" + std::to_string(prefixes++);
            out += " xmlns:" + prefix + "=\"";
            escape(attribute.name_space, true, out);
            out += '"';
            prefix += ":";
        }
        out += " " + prefix + attribute.name + "=\"";
        escape(attribute.value, true, out);
        out += '"';
    }
    if (element.content.empty()) {
        out += "/>";
        return;
    }
    out += '>';
    write_content(element, element.name_space, out);
    out += "</" + element.name + ">";
}

void write_content(const XmlElement& element, const std::string& name_space, std::string& out) {
    for (const auto& part : element.content) {
        if (const auto* text = std::get_if<std::string>(&part)) {
            escape(*text, false, out);
        } else {
            write_element(std::get<XmlElement>(part), name_space, out);
        }
    }
}

// The value of encoding="…" in the XML declaration; empty when there is none.
std::string_view declared_encoding(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (!text.starts_with("<?xml")) return {};
    text = text.substr(0, text.find("?>"));
    const auto at = text.find("encoding");
    const auto open = text.find_first_of("\"'", at);
    if (at == std::string_view::npos || open == std::string_view::npos) return {};
    return text.substr(open + 1, text.find(text[open], open + 1) - open - 1);
}

bool is_utf8_name(std::string_view encoding) {
    std::string lower;
    for (const char c : encoding) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return lower.empty() || lower == "utf-8" || lower == "us-ascii";
}

}  // namespace

const std::string* XmlElement::attribute(std::string_view attribute_name) const {
    for (const auto& each : attributes) {
        if (each.name_space.empty() && each.name == attribute_name) return &each.value;
    }
    return nullptr;
}

std::vector<const XmlElement*> XmlElement::children() const {
    std::vector<const XmlElement*> found;
    for (const auto& part : content) {
        if (const auto* child = std::get_if<XmlElement>(&part)) found.push_back(child);
    }
    return found;
}

std::string XmlElement::text() const {
    std::string all;
    for (const auto& part : content) {
        if (const auto* text = std::get_if<std::string>(&part)) all += *text;
    }
    return all;
}

Result<XmlElement> read_xml(std::string_view text, const std::string& file, XmlLimits limits) {
    if (text.size() > limits.bytes) {
        return Problem{Refusal::invalid,
                       "El archivo pasa de " + std::to_string(limits.bytes >> 20) + " MiB.", file,
                       "Divídalo en varios diagramas."};
    }
    // UTF-16 would hide a DOCTYPE from the search below; it always carries NUL bytes here.
    // A name of another encoding would change letters without a word.
    if (!is_valid_utf8(text) || text.find('\0') != std::string_view::npos ||
        !is_utf8_name(declared_encoding(text))) {
        return Problem{Refusal::invalid, "El archivo no está en UTF-8.", file,
                       "Guárdelo en UTF-8 y escriba encoding=\"UTF-8\" en la primera línea."};
    }
    if (text.find("<!DOCTYPE") != std::string_view::npos ||
        text.find("<!ENTITY") != std::string_view::npos) {
        return Problem{Refusal::invalid, "El archivo declara un DOCTYPE o entidades.", file,
                       "Quite la declaración: no se admite por seguridad."};
    }
    TreeBuilder builder(file, limits);
    try {
        Poco::XML::SAXParser parser;
        parser.setFeature(Poco::XML::XMLReader::FEATURE_NAMESPACES, true);
        // Without prefixes Poco gives an element of no namespace the one seen last.
        parser.setFeature(Poco::XML::XMLReader::FEATURE_NAMESPACE_PREFIXES, true);
        parser.setFeature(Poco::XML::XMLReader::FEATURE_EXTERNAL_GENERAL_ENTITIES, false);
        parser.setFeature(Poco::XML::XMLReader::FEATURE_EXTERNAL_PARAMETER_ENTITIES, false);
        parser.setContentHandler(&builder);
        parser.parseMemoryNP(text.data(), text.size());
    } catch (const Poco::XML::SAXParseException& error) {
        if (builder.refused()) return builder.result();
        return at_line(file, error.getLineNumber(),
                       "El XML está mal formado (" + error.message() + ").",
                       "Revise etiquetas, comillas y símbolos & y < en esa línea o antes.");
    } catch (const Poco::Exception& error) {
        return Problem{Refusal::invalid, "El XML no se puede leer (" + error.displayText() + ").",
                       file, ""};
    }
    return builder.result();
}

std::string inner_text_or_xml(const XmlElement& element) {
    if (element.children().empty()) return element.text();
    std::string out;
    write_content(element, "", out);
    return out;
}

}  // namespace engine::statechart
