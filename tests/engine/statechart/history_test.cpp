#include <catch2/catch.hpp>

#include "tests/engine/statechart/charts.h"

namespace {

// `back` returns through the history of `s`; s has two levels, its second child a parallel.
std::string with_history(const std::string& type) {
    return R"(
<state id="s" initial="x">
  <history id="h" type=")" +
           type + R"("><transition target="x"><log label="default"/></transition></history>
  <transition event="leave" target="out"/>
  <state id="x"><state id="x1"><transition event="next" target="x2"/></state><state id="x2"/>
    <transition event="par" target="p"/></state>
  <parallel id="p">
    <state id="a"><state id="a1"><transition event="fa" target="a2"/></state><state id="a2"/></state>
    <state id="b"><state id="b1"><transition event="fb" target="b2"/></state><state id="b2"/></state>
  </parallel>
</state>
<state id="out"><transition event="back" target="h"/></state>)";
}

}  // namespace

TEST_CASE("what a history brings back") {
    struct Row {
        const char *type, *events, *expected;
    };
    const auto row = GENERATE(values<Row>({
        {"shallow", "leave back", "x1"},
        {"shallow", "next leave back", "x1"},
        {"shallow", "par fa leave back", "a1 b1"},
        {"deep", "leave back", "x1"},
        {"deep", "next leave back", "x2"},
        {"deep", "par fa leave back", "a2 b1"},
        {"deep", "par fb leave back fa leave back", "a2 b2"},
    }));
    CAPTURE(row.type, row.events);
    const auto chart = chart_of(with_history(row.type));
    CHECK(after(chart, row.events) == row.expected);
    CHECK(after(chart, row.events, true) == row.expected);
}

TEST_CASE("a history never left goes to its default, whose content runs after the parent's entry") {
    const auto chart = chart_of(R"(
      <state id="out"><transition event="back" target="h"/></state>
      <state id="s"><onentry><log label="s"/></onentry>
        <history id="h"><transition target="b"><log label="default"/></transition></history>
        <state id="a"/><state id="b"><onentry><log label="b"/></onentry>
          <transition event="leave" target="out"/></state></state>)");
    CHECK(story(chart, "back") == "+out . -out +s +b s default b");
    CHECK(story(chart, "back leave back") ==
          "+out . -out +s +b s default b . -b -s +out . -out +s +b s b");
}

TEST_CASE("a default that names the parent itself enters it as if for the first time, once") {
    const auto chart = chart_of(R"(
      <state id="t"><onentry><log label="t"/></onentry>
        <state id="draft"><transition event="send" target="h"/></state>
        <parallel id="p"><history id="h" type="deep"><transition target="p"/></history>
          <state id="a"/><state id="b"/></parallel></state>)");
    CHECK(story(chart, "send") == "+t +draft t . -draft +p +a +b");
}

// Trap 7: history × parallel × final. SCION never joins here.
TEST_CASE("a parallel whose finished region came back by deep history still joins") {
    const auto chart = chart_of(R"(
      <state id="phase" initial="ops">
        <history id="h" type="deep"><transition target="ops"/></history>
        <transition event="withdraw" target="mend"/>
        <transition event="done.state.ops" target="signed"/>
        <parallel id="ops">
          <state id="a"><state id="a1"><transition event="fa" target="a2"/></state><final id="a2"/></state>
          <state id="b"><state id="b1"><transition event="fb" target="b2"/></state><final id="b2"/></state>
        </parallel>
      </state>
      <state id="mend"><transition event="resend" target="h"/></state>
      <state id="signed"/>)");
    struct Row {
        const char *events, *expected;
    };
    const auto row = GENERATE(values<Row>({
        {"fa withdraw resend", "a2 b1"},
        {"fa withdraw resend fb", "signed"},
        {"fb withdraw resend fa", "signed"},
        {"withdraw resend fa fb", "signed"},
        {"fa withdraw resend withdraw resend fb", "signed"},
    }));
    CAPTURE(row.events);
    CHECK(after(chart, row.events) == row.expected);
    CHECK(after(chart, row.events, true) == row.expected);
}

TEST_CASE("histories of nested states remember each their own") {
    const auto chart = chart_of(R"(
      <state id="s"><history id="hs"><transition target="u"/></history>
        <transition event="out" target="o"/>
        <state id="u"><transition event="v" target="v"/></state>
        <state id="v"><history id="hv" type="deep"><transition target="v1"/></history>
          <state id="v1"><transition event="n" target="v2"/></state>
          <state id="v2"><transition event="u" target="u"/></state></state>
      </state>
      <state id="o"><transition event="hs" target="hs"/><transition event="hv" target="hv"/></state>)");
    CHECK(after(chart, "v n u out hs") == "u");
    CHECK(after(chart, "v n u out hv") == "v2");
    CHECK(after(chart, "v n out hs") == "v1");
    CHECK(after(chart, "v n u out hv", true) == "v2");
}
