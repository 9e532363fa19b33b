#include <catch2/catch.hpp>

#include "engine/statechart/interpreter.h"
#include "tests/engine/statechart/charts.h"

namespace sc = engine::statechart;

// What a file may try, and the words it gets. xml_element_test.cpp has the XML beneath.
namespace {

std::string repeated(int count, const std::string& text) {
    std::string all;
    for (int i = 0; i < count; ++i) all += text;
    return all;
}

// "a" holds ten "b", each of which holds ten "c" …
std::string swelling_entities() {
    std::string text = "<!DOCTYPE scxml [<!ENTITY a0 \"aaaaaaaaaa\">";
    for (int i = 1; i < 10; ++i) {
        const std::string inner = "&a" + std::to_string(i - 1) + ";";
        text += "<!ENTITY a" + std::to_string(i) + " \"" + repeated(10, inner) + "\">";
    }
    return text + "]>" + document("<state id='a'><onentry><log label='&a9;'/></onentry></state>");
}

}  // namespace

TEST_CASE("a file that would swell, fetch or fill the memory is refused with words") {
    struct Row {
        const char* name;
        std::string text, words;
    };
    const auto row = GENERATE(values<Row>({
        {"swelling entities", swelling_entities(), "declara un DOCTYPE o entidades"},
        {"external entity",
         "<!DOCTYPE scxml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" +
             document("<state id='a'><onentry><log label='&x;'/></onentry></state>"),
         "declara un DOCTYPE o entidades"},
        {"external DTD",
         "<!DOCTYPE scxml SYSTEM \"http://localhost/x.dtd\">" + document("<state id='a'/>"),
         "declara un DOCTYPE o entidades"},
        {"ten million bytes", document("<state id='a'/>" + std::string(10'000'000, ' ')),
         "pasa de 4 MiB"},
        {"too many elements", document(repeated(250'000, "<state/>")), "demasiado"},
        {"too deep", document(repeated(1'500, "<state>") + repeated(1'500, "</state>")),
         "demasiado profundo"},
    }));
    CAPTURE(row.name);
    const auto said = complaints(row.text);
    REQUIRE(said.size() == 1);
    CHECK_THAT(said.front(), Catch::Contains(row.words));
}

TEST_CASE("the largest chart that may be read is read") {
    const auto chart = chart_of(repeated(150'000, "<state/>"));
    CHECK(chart.states.size() == 150'001);
    CHECK(after(chart, "a b c") == "#1");
}

TEST_CASE("a chart that does not come to rest is stopped with its place") {
    struct Row {
        const char *name, *chart;
    };
    const auto row = GENERATE(values<Row>({
        {"eventless, to and fro",
         "<state id='a'><transition target='b'/></state><state id='b'><transition target='a'/>"
         "</state>"},
        {"eventless, to itself", "<state id='a'><transition target='a'/></state>"},
        {"eventless, in two regions",
         "<parallel id='p'><state id='a'><transition cond=\"In('b')\" target='a'/></state>"
         "<state id='b'/></parallel>"},
        {"raise in onentry",
         "<state id='a'><onentry><raise event='e'/></onentry><transition event='e' target='a'/>"
         "</state>"},
        {"done and again",
         "<state id='a'><transition event='done.state.a' target='a'/><final id='f'/></state>"},
        {"an error that answers itself",
         "<state id='a'><transition event='error'><script>x</script></transition>"
         "<onentry><script>x</script></onentry></state>"},
        {"a condition in error", "<state id='a'><transition cond='x' target='a'/></state>"},
    }));
    CAPTURE(row.name);
    const auto chart = chart_of(row.chart);
    CHECK_THROWS_AS(after(chart, ""), sc::EndlessMacrostep);
    CHECK_THROWS_WITH(after(chart, ""), Catch::StartsWith("c.scxml:1: el diagrama no llega"));
}

TEST_CASE("a chart that sends to itself for ever is stopped") {
    const auto chart = chart_of(
        "<state id='a'><onentry><send event='e'/></onentry><transition event='e' target='a'/>"
        "</state>");
    sc::VirtualSession session(chart, null_models(), {.most_events = 100});
    CHECK_THROWS_WITH(session.start(), Catch::Contains("ya tomó 100 eventos"));
}
