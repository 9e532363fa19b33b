#include "engine/statechart/xml_element.h"

#include <catch2/catch.hpp>

using engine::statechart::inner_text_or_xml;
using engine::statechart::read_xml;
using engine::statechart::XmlLimits;

namespace {

std::string refusal(std::string_view text, XmlLimits limits = {}) {
    const auto read = read_xml(text, "c.scxml", limits);
    return read ? "" : to_line(read.error());
}

std::string utf16(std::string_view text) {
    std::string wide = "\xFF\xFE";
    for (const char c : text) wide += {c, '\0'};
    return wide;
}

}  // namespace

TEST_CASE("what is no safe XML is refused with its place") {
    struct Row {
        const char* name;
        std::string text, words;
    };
    const auto row = GENERATE(values<Row>({
        {"empty", "", "c.scxml:1: El XML está mal formado"},
        {"no XML", "hola", "c.scxml:1: El XML está mal formado"},
        {"tag left open", "<a>\n<b>\n</a>", "c.scxml:3: El XML está mal formado"},
        {"bare &", "<a>\n\n1 & 2</a>", "c.scxml:3: El XML está mal formado"},
        {"bare <", "<a c=\"1 < 2\"/>", "c.scxml:1: El XML está mal formado"},
        {"two roots", "<a/>\n<b/>", "c.scxml:2: El XML está mal formado"},
        {"unknown entity", "<a>&quien;</a>", "c.scxml:1: El XML está mal formado"},
        {"undeclared prefix", "<a>\n<v:b/></a>", "c.scxml:2: El XML está mal formado"},
        {"DOCTYPE", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
         "c.scxml: El archivo declara un DOCTYPE o entidades."},
        {"swelling entities", "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>",
         "c.scxml: El archivo declara un DOCTYPE o entidades."},
        {"UTF-16 that hides a DOCTYPE", utf16("<!DOCTYPE a><a/>"),
         "c.scxml: El archivo no está en UTF-8."},
        {"Latin-1", "<a b=\"\xF1\"/>", "c.scxml: El archivo no está en UTF-8."},
        {"UTF-8 that calls itself Latin-1",
         "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a b=\"ñ\"/>",
         "c.scxml: El archivo no está en UTF-8."},
    }));
    CAPTURE(row.name);
    CHECK_THAT(refusal(row.text), Catch::StartsWith(row.words));
}

TEST_CASE("sizes have limits") {
    CHECK_THAT(refusal(std::string(5U << 20, ' ')), Catch::Contains("pasa de 4 MiB"));
    CHECK(refusal("<a><b/><b/></a>", {.elements = 3}).empty());
    CHECK_THAT(refusal("<a><b/><b/></a>", {.elements = 2}),
               Catch::Contains("demasiado profundo o demasiado grande"));

    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    CHECK_THAT(refusal(deep), Catch::Contains("demasiado profundo"));
}

TEST_CASE("an element knows its line, its namespace and its text") {
    const auto root = read_xml(
        "\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?>\n"
        "<a xmlns='urn:a' xmlns:v='urn:v' x='1' v:y='ñ'>\n  uno\n  <v:b/>\n  dos</a>",
        "c.scxml");
    REQUIRE(root);
    CHECK(root->name_space == "urn:a");
    CHECK(root->line == 2);
    REQUIRE(root->attribute("x") != nullptr);
    CHECK(*root->attribute("x") == "1");
    CHECK(root->attribute("y") == nullptr);
    REQUIRE(root->attributes.size() == 2);
    CHECK(root->attributes[1].name_space == "urn:v");
    CHECK(root->attributes[1].value == "ñ");
    REQUIRE(root->children().size() == 1);
    CHECK(root->children()[0]->name == "b");
    CHECK(root->children()[0]->line == 4);
    CHECK(root->text() == "\n  uno\n  \n  dos");
}

TEST_CASE("inner content comes back as text, or as XML that says the same") {
    struct Row {
        const char *inside, *expected;
    };
    const auto row = GENERATE(values<Row>({
        {"", ""},
        {" {\"a\": \"1 &lt; 2 &amp; 3\"} ", " {\"a\": \"1 < 2 & 3\"} "},
        {"<![CDATA[a < b]]>", "a < b"},
        {"<b/>", "<b xmlns=\"urn:a\"/>"},
        {"<b xmlns=''>x &lt; y<c d=\"&quot;\"/></b>", "<b>x &lt; y<c d=\"&quot;\"/></b>"},
        {"<v:b xmlns:v='urn:v' v:c='1'/>", "<b xmlns=\"urn:v\" xmlns:n0=\"urn:v\" n0:c=\"1\"/>"},
    }));
    CAPTURE(row.inside);
    const auto root = read_xml("<a xmlns='urn:a'>" + std::string(row.inside) + "</a>", "c.scxml");
    REQUIRE(root);
    CHECK(inner_text_or_xml(*root) == row.expected);
}
