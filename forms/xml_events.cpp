#include "forms/xml_events.h"

#include <Poco/Exception.h>
#include <Poco/SAX/Attributes.h>
#include <Poco/SAX/DefaultHandler.h>
#include <Poco/SAX/SAXParser.h>

#include "engine/base/utf8.h"

namespace forms {
namespace {

// Passes events on. Must not throw: the exception would cross expat's C code.
class Handler final : public Poco::XML::DefaultHandler {
 public:
    explicit Handler(XmlEvents& events) : events_(events) {}

    void startElement(const Poco::XML::XMLString&, const Poco::XML::XMLString& local,
                      const Poco::XML::XMLString&, const Poco::XML::Attributes& given) override {
        XmlEvents::Attributes attributes;
        for (int i = 0; i < given.getLength(); ++i) {
            attributes.emplace_back(given.getLocalName(i), given.getValue(i));
        }
        events_.starts(local, attributes);
    }
    void endElement(const Poco::XML::XMLString&, const Poco::XML::XMLString& local,
                    const Poco::XML::XMLString&) override {
        events_.ends(local);
    }
    void characters(const Poco::XML::XMLChar text[], int start, int length) override {
        events_.text({text + start, static_cast<std::size_t>(length)});
    }

 private:
    XmlEvents& events_;
};

}  // namespace

std::string attribute(const XmlEvents::Attributes& attributes, std::string_view name) {
    for (const auto& [key, value] : attributes) {
        if (key == name) return value;
    }
    return {};
}

bool read_xml(std::string_view xml, XmlEvents& events) {
    // Without NUL the bytes cannot be UTF-16 in disguise, so this finds every document type.
    if (!engine::is_valid_utf8(xml) || xml.find('\0') != std::string_view::npos ||
        xml.find("<!DOCTYPE") != std::string_view::npos) {
        return false;
    }
    Handler handler(events);
    Poco::XML::SAXParser parser;
    parser.setContentHandler(&handler);
    try {
        parser.parseMemoryNP(xml.data(), xml.size());
    } catch (const Poco::Exception&) {
        return false;
    }
    return true;
}

}  // namespace forms
