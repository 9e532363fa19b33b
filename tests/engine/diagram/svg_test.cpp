#include <catch2/catch.hpp>

#include "engine/diagram/outline.h"
#include "engine/statechart/xml_element.h"
#include "tests/engine/diagram/small_charts.h"

using engine::statechart::XmlElement;

namespace {

XmlElement parsed(const std::string& svg) {
    auto read = engine::statechart::read_xml(svg, "d.svg");
    REQUIRE(read);
    return std::move(*read);
}

void collect(const XmlElement& element, const std::string& name,
             std::vector<const XmlElement*>& found) {
    if (element.name == name) found.push_back(&element);
    for (const XmlElement* child : element.children()) collect(*child, name, found);
}

std::vector<const XmlElement*> all(const XmlElement& root, const std::string& name) {
    std::vector<const XmlElement*> found;
    collect(root, name, found);
    return found;
}

// The first line that a screen reader or the pointer gets of a group.
std::string title_of(const XmlElement& group) {
    for (const XmlElement* child : group.children()) {
        if (child->name == "title") return child->text().substr(0, child->text().find('\n'));
    }
    return "";
}

bool has_class(const XmlElement& element, const std::string& name) {
    const std::string* classes = element.attribute("class");
    return classes != nullptr && (" " + *classes + " ").find(" " + name + " ") != std::string::npos;
}

const XmlElement* group_titled(const XmlElement& root, const std::string& title) {
    for (const XmlElement* group : all(root, "g")) {
        if (title_of(*group) == title) return group;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("the picture says everything that the list says") {
    const WordedChart made = permit();
    const XmlElement svg = parsed(svg_of(made.chart, made.words, made.active));
    CHECK(svg.name == "svg");
    REQUIRE(svg.attribute("role"));
    CHECK(*svg.attribute("role") == "img");
    REQUIRE(svg.attribute("aria-label"));
    CHECK(*svg.attribute("aria-label") == "Permiso");
    REQUIRE(all(svg, "desc").size() == 1);
    CHECK(all(svg, "desc").front()->text() ==
          engine::diagram::outline(made.chart, made.words, made.active));
    for (const char* title :
         {"En trámite", "Borrador", "En opinión", "tecnica", "En opinión técnica", "t2", "legal",
          "h", "l1", "l2", "Para firma de la Secretaría General", "Aprobado", "Desistido"}) {
        CAPTURE(title);
        CHECK(group_titled(svg, title) != nullptr);
    }
}

TEST_CASE("active states differ by more than their colour") {
    const WordedChart made = permit();
    const XmlElement svg = parsed(svg_of(made.chart, made.words, made.active));
    struct Row {
        const char* title;
        bool active;
    };
    const auto row = GENERATE(values<Row>({{"En opinión técnica", true},
                                           {"l2", true},
                                           {"En opinión", true},
                                           {"En trámite", true},
                                           {"Borrador", false},
                                           {"l1", false},
                                           {"Aprobado", false}}));
    CAPTURE(row.title);
    const XmlElement* group = group_titled(svg, row.title);
    REQUIRE(group != nullptr);
    CHECK(has_class(*group, "vd-active") == row.active);
    if (has_class(*group, "vd-state")) {
        bool marked = false;
        for (const XmlElement* path : all(*group, "path"))
            marked = marked || has_class(*path, "vd-lit");
        CHECK(marked == row.active);
    }
    bool told = false;
    for (const XmlElement* text : all(svg, "text")) told = told || text->text() == "activo ahora";
    CHECK(told);
}

TEST_CASE("nothing is fetched and nothing runs") {
    const WordedChart made = permit();
    const std::string text = svg_of(made.chart, made.words, made.active);
    for (const char* word :
         {"<script", "href", "url(", "@import", "<image", "<foreignObject", "<a "}) {
        CAPTURE(word);
        CHECK(text.find(word) == std::string::npos);
    }
    // The one address is the name of the namespace.
    CHECK(text.find("http") == text.find("http://www.w3.org/2000/svg"));
    CHECK(text.find("http", text.find("http") + 1) == std::string::npos);
}

TEST_CASE("hostile words stay words") {
    const auto chart =
        chart_of("<state id='a'><transition event='e' target='b'/></state><state id='b'/>");
    const std::string hostile = "</title><script>alert(1)</script>\"'&amp;<!--]]>";
    engine::diagram::ChartWords words;
    words.title = hostile;
    words.states[chart.find("a")] = {hostile, {hostile}};
    words.transitions[chart.states[chart.find("a")].transitions.front()] = {hostile};
    words.states[chart.find("b")].title = "b\x01\x0C\xEF\xBF\xBF";
    const XmlElement svg = parsed(svg_of(chart, words));
    CHECK(all(svg, "script").empty());
    CHECK(*svg.attribute("aria-label") == hostile);
    CHECK(group_titled(svg, hostile) != nullptr);
    CHECK(group_titled(svg, "b") != nullptr);
}

TEST_CASE("every frame is a frame, and regions are told apart") {
    const WordedChart made = permit();
    const XmlElement svg = parsed(svg_of(made.chart, made.words, made.active));
    CHECK(has_class(*group_titled(svg, "En opinión"), "vd-regions"));
    for (const char* region : {"tecnica", "legal"}) {
        CHECK(has_class(*group_titled(svg, region), "vd-frame"));
        CHECK(has_class(*group_titled(svg, region), "vd-region"));
    }
    CHECK(has_class(*group_titled(svg, "Aprobado"), "vd-final"));
}
