#include <catch2/catch.hpp>

#include "tests/engine/statechart/charts.h"

TEST_CASE("<if> runs one branch") {
    struct Row {
        const char *content, *expected;
    };
    const auto row = GENERATE(values<Row>({
        {"<if cond=\"In('a')\"><log label='1'/></if>", "1"},
        {"<if cond=\"In('z')\"><log label='1'/></if>", ""},
        {"<if cond=\"In('z')\"><log label='1'/><else/><log label='2'/></if>", "2"},
        {"<if cond=\"In('a')\"><log label='1'/><else/><log label='2'/></if>", "1"},
        {"<if cond=\"In('z')\"><elseif cond=\"In('a')\"/><log label='2'/>"
         "<elseif cond=\"In('a')\"/><log label='3'/><else/><log label='4'/></if>",
         "2"},
        {"<if cond=\"In('a')\"><log label='1'/><if cond=\"In('z')\"><else/><log label='2'/></if>"
         "<log label='3'/></if>",
         "1 2 3"},
    }));
    CAPTURE(row.content);
    const auto chart =
        chart_of("<state id='a'><onentry>" + std::string(row.content) + "</onentry></state>");
    CHECK(story(chart, "") == "+a" + std::string(*row.expected ? " " : "") + row.expected);
}

TEST_CASE("In() sees the configuration as it changes") {
    const auto chart = chart_of(R"xml(
      <state id="s"><state id="a">
        <onexit><if cond="In('s')"><log label="s-active"/></if>
                <if cond="In('b')"><log label="b-active"/></if></onexit>
        <transition event="e" target="b"><if cond="In('a')"><log label="a-active"/></if></transition>
      </state>
      <state id="b"><onentry><if cond="In('b')"><log label="b-entered"/></if></onentry></state>
      </state>)xml");
    CHECK(story(chart, "e") == "+s +a . -a +b s-active b-entered");
}

TEST_CASE("what is raised in one step is taken in the order raised, before the next event") {
    const auto chart = chart_of(R"xml(
      <state id="a"><transition event="e"><raise event="x"/><raise event="y"/></transition>
        <transition event="x"><log label="x"/><raise event="z"/></transition>
        <transition event="y"><log label="y"/></transition>
        <transition event="z"><log label="z"/></transition></state>)xml");
    CHECK(story(chart, "e e") == "+a . x y z . x y z");
}

TEST_CASE("onentry and onexit blocks run in document order") {
    const auto chart = chart_of(R"xml(
      <state id="a"><onexit><log label="x1"/></onexit><onentry><log label="n1"/></onentry>
        <onexit><log label="x2"/></onexit><onentry><log label="n2"/><log label="n3"/></onentry>
        <transition event="e" target="a"/></state>)xml");
    CHECK(story(chart, "e") == "+a n1 n2 n3 . -a +a x1 x2 n1 n2 n3");
}

TEST_CASE("targetless transitions run their content and leave nothing") {
    const auto chart = chart_of(R"xml(
      <state id="s"><onexit><log label="no"/></onexit>
        <transition event="e"><log label="done"/></transition><state id="a"/></state>)xml");
    CHECK(story(chart, "e") == "+s +a . done");
}
