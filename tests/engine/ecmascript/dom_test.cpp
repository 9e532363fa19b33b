#include <catch2/catch.hpp>

#include "engine/statechart/xml_value.h"
#include "tests/engine/ecmascript/one_chart.h"

using engine::Value;
using engine::ecmascript::OneChart;

namespace {

const std::string books =
    "<books xmlns:o=\"urn:o\"><book title=\"uno &amp; dos\" o:n=\"1\">a<b/>c</book>"
    "<o:book title=\"tres\"/></books>";

// A chart whose variable `x` has that inline content.
OneChart with(const std::string& text = books) {
    OneChart chart({"x", "y", "z"});
    REQUIRE(chart.model().initialize_text("x", text));
    return chart;
}

}  // namespace

TEST_CASE("inline XML is a document that can be read") {
    struct Row {
        const char *expression, *told;
    };
    const auto row = GENERATE(values<Row>({
        {"x.nodeType", "9"},
        {"x.documentElement.tagName", "\"books\""},
        {"x.getElementsByTagName('book').length", "2"},
        {"x.getElementsByTagName('book')[0].getAttribute('title')", "\"uno & dos\""},
        {"x.getElementsByTagName('*').map(each => each.localName).join()", "\"books,book,b,book\""},
        {"x.getElementsByTagNameNS('urn:o', 'book')[0].getAttribute('title')", "\"tres\""},
        {"x.getElementsByTagNameNS('*', 'book').length", "2"},
        {"x.documentElement.children[1].namespaceURI", "\"urn:o\""},
        {"x.documentElement.namespaceURI", "null"},
        {"x.documentElement.firstChild.getAttribute('nada')", "null"},
        {"x.documentElement.firstChild.hasAttribute('n')", "true"},
        {"x.documentElement.firstChild.getAttributeNames()", "[\"title\",\"n\"]"},
        {"x.documentElement.firstChild.attributes[0].value", "\"uno & dos\""},
        {"x.documentElement.firstChild.childNodes.map(each => each.nodeName)",
         "[\"#text\",\"b\",\"#text\"]"},
        {"x.documentElement.firstChild.textContent", "\"ac\""},
        {"x.documentElement.firstChild.firstChild.data", "\"a\""},
        {"x.documentElement.firstChild.lastChild.nodeValue", "\"c\""},
        {"x.documentElement.firstChild.firstChild.nextSibling.nodeName", "\"b\""},
        {"x.documentElement.firstChild.previousSibling", "null"},
        {"x.documentElement.parentNode === x && x.parentNode === null", "true"},
        {"x.documentElement.ownerDocument === x", "true"},
        {"x.documentElement.childElementCount", "2"},
        {"x.documentElement.hasChildNodes()", "true"},
        {"String(x) === x.toString()", "true"},
        {"String(x.documentElement.firstChild)",
         R"("<book title=\"uno &amp; dos\" n=\"1\">a<b/>c</book>")"},
        {"String(x.documentElement.children[1])", R"("<book xmlns=\"urn:o\" title=\"tres\"/>")"},
    }));
    CAPTURE(row.expression);
    CHECK(with().told(row.expression) == row.told);
}

TEST_CASE("a document cannot be changed") {
    auto chart = with();
    for (const char* location : {"x.documentElement.tagName", "x.nuevo", "x.documentElement.nuevo",
                                 "Object.getPrototypeOf(x).getElementsByTagName"}) {
        CAPTURE(location);
        CHECK_FALSE(chart.assign(location, "1").empty());
    }
    CHECK(chart.told("x.childNodes.push(1) && x.childNodes.length") == "1");
    CHECK(chart.told("Object.create(x).nodeType").starts_with("! "));
}

TEST_CASE("nodes survive storage") {
    auto chart = with();
    CHECK(chart.assign("y", "x.documentElement.children[1]").empty());
    CHECK(chart.assign("z", "({lista: x.getElementsByTagName('book'), texto: 'a'})").empty());
    const Value stored = chart.model().store();
    CHECK(*engine::statechart::xml_text(stored.at("values").at("x")) == books);
    CHECK(stored.at("values").at("y") == Value{{"$xml", books}, {"at", {0, 1}}});
    const auto check = [](OneChart& one) {
        CHECK(one.told("x.getElementsByTagName('book')[1].getAttribute('title')") == "\"tres\"");
        CHECK(one.told("y.getAttribute('title')") == "\"tres\"");
        CHECK(one.told("y.parentNode.tagName") == "\"books\"");
        CHECK(one.told("z.lista[0].textContent + z.texto") == "\"aca\"");
        CHECK(one.told("y === x.documentElement.children[1]") == "false");  // as when restored
    };
    check(chart);
    OneChart other({"x", "y", "z"});
    other.restore(Value::parse(stored.dump()));
    check(other);
    CHECK(other.model().store() == stored);
}

TEST_CASE("XML in an event is a document, and what a variable gets of it stays one") {
    OneChart chart({"x"});
    engine::statechart::Event event;
    event.name = "e";
    event.data = Value{{"n", 1}, {"doc", engine::statechart::xml_value(books)}};
    chart.model().set_event(event);
    CHECK(chart.told("_event.data.doc.getElementsByTagName('book').length") == "2");
    CHECK(chart.assign("x", "_event.data").empty());
    CHECK(chart.assign("x.n", "2").empty());
    CHECK(chart.told("x.doc.documentElement.tagName + x.n") == "\"books2\"");
}

TEST_CASE("what only looks like XML stays what it is") {
    struct Row {
        const char *text, *told;
    };
    const auto row = GENERATE(values<Row>({
        {"<a>", "\"<a>\""},
        {"<a/><b/>", "\"<a/><b/>\""},
        {"< 3  días", "\"< 3 días\""},
        {"<!DOCTYPE a><a/>", "\"<!DOCTYPE a><a/>\""},
        {R"({"$xml": "no"})", R"({"$xml":"no"})"},
        {R"({"$xml": 3})", R"({"$xml":3})"},
        {R"({"$xml": "<a/>", "at": [4]})", R"({"$xml":"<a/>","at":[4]})"},
    }));
    CAPTURE(row.text);
    CHECK(with(row.text).told("x") == row.told);
}
