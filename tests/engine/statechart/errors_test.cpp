#include <catch2/catch.hpp>

#include "engine/statechart/interpreter.h"
#include "engine/statechart/null_model.h"
#include "tests/engine/statechart/charts.h"

namespace sc = engine::statechart;

// With the null data model every expression is an error: a cheap way to make them.
namespace {

sc::Step start(const sc::Chart& chart) {
    sc::NullModel model;
    sc::Platform platform;
    return sc::Interpreter(chart, model, platform, {}).start();
}

}  // namespace

TEST_CASE("an error stops its block and no other, and is an event") {
    const auto chart = chart_of(R"xml(
      <state id="a">
        <onentry><log label="before"/><assign location="x" expr="1"/><log label="never"/></onentry>
        <onentry><log label="other"/></onentry>
        <transition event="error.execution" target="b"/>
      </state>
      <state id="b"/>)xml");
    CHECK(story(chart, "") == "-a +a +b before other");
    const auto step = start(chart);
    REQUIRE(step.errors.size() == 1);
    CHECK(step.errors[0].line == 3);
    CHECK(step.uncaught.empty());
}

TEST_CASE("an error inside <if> stops the block around it") {
    const auto chart = chart_of(R"xml(
      <state id="a"><onentry>
        <if cond="In('a')"><script>x</script></if><log label="never"/>
      </onentry></state>)xml");
    CHECK(story(chart, "") == "+a !");
}

TEST_CASE("a condition that cannot be judged is false, and an error") {
    const auto chart = chart_of(R"xml(
      <state id="a"><transition event="e" cond="x &lt; 1" target="wrong"/>
                    <transition event="e" target="b"/></state>
      <state id="b"/><state id="wrong"/>)xml");
    CHECK(story(chart, "e") == "+a . -a +b !");
}

TEST_CASE("<if> goes on after a condition in error") {
    const auto chart = chart_of(R"xml(
      <state id="a"><onentry>
        <if cond="x"><log label="if"/><elseif cond="In('a')"/><log label="elseif"/>
        <else/><log label="else"/></if><log label="after"/>
      </onentry></state>)xml");
    CHECK(story(chart, "") == "+a elseif after !");
}

TEST_CASE("an error is uncaught when no transition takes it, also at the very end") {
    struct Row {
        const char *chart, *events;
        std::size_t uncaught;
    };
    const auto row = GENERATE(values<Row>({
        {"<state id='a'><onentry><script>x</script></onentry></state>", "", 1},
        {"<state id='a'><onentry><script>x</script></onentry><transition event='error'/></state>",
         "", 0},
        {"<state id='a'><onentry><script>x</script></onentry><transition event='*'/></state>", "",
         0},
        {"<state id='a'><transition event='e' target='f'/></state>"
         "<final id='f'><onentry><script>x</script></onentry></final>",
         "e", 1},
        {"<state id='a'><transition event='e' target='f'><script>x</script></transition>"
         "<transition event='error'/></state><final id='f'/>",
         "e", 1},
        {"<final id='f'><onexit><script>x</script></onexit></final>", "", 1},
        {"<final id='f'><donedata><param name='p' expr='x'/></donedata></final>", "", 1},
        // What the author raises is no error of ours.
        {"<state id='a'><onentry><raise event='error.mine'/></onentry></state>", "", 0},
    }));
    CAPTURE(row.chart);
    std::size_t uncaught = 0;
    const auto chart = chart_of(row.chart);
    sc::VirtualSession session(
        chart, null_models(), {},
        [&](const auto&, const auto*, const sc::Step& step) { uncaught += step.uncaught.size(); });
    REQUIRE(session.start());
    if (*row.events != '\0') session.take(event_named(row.events));
    CHECK(uncaught == row.uncaught);
}
