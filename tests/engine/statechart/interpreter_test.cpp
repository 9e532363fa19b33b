#include "engine/statechart/interpreter.h"

#include <catch2/catch.hpp>

#include "engine/statechart/null_model.h"
#include "tests/engine/statechart/charts.h"

namespace sc = engine::statechart;

TEST_CASE("which events lead where") {
    struct Row {
        const char *chart, *events, *expected;
    };
    const auto row = GENERATE(values<Row>({
        // The innermost state is asked first, then its ancestors; document order within a state.
        {"<state id='s'><transition event='e' target='out'/><state id='a'>"
         "<transition event='e' target='b'/></state><state id='b'/></state><state id='out'/>",
         "e", "b"},
        {"<state id='s'><transition event='e' target='out'/><state id='a'/></state>"
         "<state id='out'/>",
         "e", "out"},
        {"<state id='a'><transition event='e' target='b'/><transition event='e' target='c'/>"
         "</state><state id='b'/><state id='c'/>",
         "e", "b"},
        {"<state id='a'><transition event='e' cond=\"In('b')\" target='b'/>"
         "<transition event='e' target='c'/></state><state id='b'/><state id='c'/>",
         "e", "c"},
        {"<state id='a'><transition event='e' target='b'/></state><state id='b'/>", "f", "a"},
        // Eventless ones run until there is none; the initial macrostep too.
        {"<state id='a'><transition target='b'/></state><state id='b'><transition target='c'/>"
         "</state><state id='c'/>",
         "", "c"},
        {"<state id='a'><transition event='e' target='b'/></state><state id='b'>"
         "<transition cond=\"In('b')\" target='c'/></state><state id='c'/>",
         "e", "c"},
        // Internal events go before external ones, in the order raised.
        {"<state id='a'><onentry><raise event='one'/><raise event='two'/></onentry>"
         "<transition event='two' target='wrong'/><transition event='one' target='b'/></state>"
         "<state id='b'><transition event='two' target='c'/></state><state id='c'/>"
         "<state id='wrong'/>",
         "", "c"},
        // An ended instance takes nothing.
        {"<state id='a'><transition event='e' target='f'/></state><final id='f'/>", "e e", "f"},
    }));
    CAPTURE(row.chart, row.events);
    const auto chart = chart_of(row.chart);
    CHECK(after(chart, row.events) == row.expected);
    CHECK(after(chart, row.events, true) == row.expected);
}

TEST_CASE("in parallel regions each has its say, and document order settles a conflict") {
    struct Row {
        const char *chart, *events, *expected;
    };
    const auto row = GENERATE(values<Row>({
        // Trap 1: one event moves both regions.
        {"<parallel id='p'><state id='a'><state id='a1'><transition event='e' target='a2'/></state>"
         "<state id='a2'/></state><state id='b'><state id='b1'><transition event='e' target='b2'/>"
         "</state><state id='b2'/></state></parallel>",
         "e", "a2 b2"},
        // Trap 2: the first in the file preempts what would leave the parallel.
        {"<parallel id='p'><state id='a'><state id='a1'><transition event='e' target='a2'/></state>"
         "<state id='a2'/></state><state id='b'><state id='b1'>"
         "<transition event='e' target='out'/></state></state></parallel><state id='out'/>",
         "e", "a2 b1"},
        {"<parallel id='p'><state id='b'><state id='b1'><transition event='e' target='out'/>"
         "</state></state><state id='a'><state id='a1'><transition event='e' target='a2'/></state>"
         "<state id='a2'/></state></parallel><state id='out'/>",
         "e", "out"},
        // Targetless ones never conflict.
        {"<parallel id='p'><state id='a'><transition event='e'/></state><state id='b'>"
         "<transition event='e' target='out'/></state></parallel><state id='out'/>",
         "e", "out"},
        // A transition of the parallel itself loses against one inside it.
        {"<parallel id='p'><transition event='e' target='out'/><state id='a'/><state id='b'>"
         "<state id='b1'><transition event='e' target='b2'/></state><state id='b2'/></state>"
         "</parallel><state id='out'/>",
         "e", "a b2"},
        // Trap 8: an internal transition of a region's root and one of the sibling region.
        {"<parallel id='p'><state id='o'><transition type='internal' event='e' target='o2'/>"
         "<state id='o1'/><state id='o2'/></state><state id='g'><state id='g1'>"
         "<transition event='e' target='g2'/></state><state id='g2'/></state></parallel>",
         "e", "o2 g2"},
        // Trap 8b: the same with the second one nested deeper. Both are taken.
        {"<parallel id='p'><state id='o'><transition type='internal' event='e' target='o2'/>"
         "<state id='o1'/><state id='o2'/></state><state id='g'><state id='n' initial='g1'>"
         "<transition event='z'/><state id='g2'/><state id='g1'>"
         "<transition event='e' target='g2'/></state></state></state></parallel>",
         "e", "o2 g2"},
        // Trap 12: leaving from one region takes the other along.
        {"<parallel id='p'><state id='a'><transition event='e' target='out'/></state>"
         "<state id='b'/></parallel><state id='out'/>",
         "e", "out"},
    }));
    CAPTURE(row.chart);
    const auto chart = chart_of(row.chart);
    CHECK(after(chart, row.events) == row.expected);
    CHECK(after(chart, row.events, true) == row.expected);
}

TEST_CASE(
    "states are left innermost last-in-file first, content between, entered outermost first") {
    const auto chart = chart_of(R"(
      <state id="s"><onexit><log label="xs"/></onexit>
        <parallel id="p"><onexit><log label="xp"/></onexit>
          <state id="a"><onexit><log label="xa1"/></onexit><onexit><log label="xa2"/></onexit></state>
          <state id="b"><onexit><log label="xb"/></onexit>
            <transition event="e" target="u"><log label="content"/></transition></state>
        </parallel>
      </state>
      <state id="t"><onentry><log label="nt"/></onentry>
        <initial><transition target="u"><log label="initial"/></transition></initial>
        <state id="u"><onentry><log label="nu"/></onentry></state>
      </state>)");
    CHECK(story(chart, "e") == "+s +p +a +b . -b -a -p -s +t +u xb xa1 xa2 xp xs content nt nu");
}

TEST_CASE("the content of <initial> runs after its state's onentry and before the child's") {
    const auto chart = chart_of(R"(
      <state id="t"><onentry><log label="t"/></onentry>
        <initial><transition target="u"><log label="initial"/></transition></initial>
        <state id="u"><onentry><log label="u"/></onentry></state></state>)");
    CHECK(story(chart, "") == "+t +u t initial u");
}

TEST_CASE("completion is told as done.state, the parallel's after its region's") {
    struct Row {
        const char *chart, *events, *expected;
    };
    const auto row = GENERATE(values<Row>({
        {"<state id='s'><transition event='done.state.s' target='t'/><state id='a'>"
         "<transition event='e' target='f'/></state><final id='f'/></state><state id='t'/>",
         "e", "t"},
        {"<parallel id='p'><transition event='done.state.p' target='t'/>"
         "<state id='a'><state id='a1'><transition event='fa' target='a2'/></state>"
         "<final id='a2'/></state><state id='b'><state id='b1'><transition event='fb' target='b2'/>"
         "</state><final id='b2'/></state></parallel><state id='t'/>",
         "fa fb", "t"},
        {"<parallel id='p'><transition event='done.state.b' target='wrong'/>"
         "<transition event='done.state.p' target='t'/>"
         "<state id='a'><state id='a1'><transition event='e' target='a2'/></state>"
         "<final id='a2'/></state><state id='b'><state id='b1'><transition event='e' target='b2'/>"
         "</state><final id='b2'/></state></parallel><state id='t'/><state id='wrong'/>",
         "e", "wrong"},
        // A parallel in a parallel: the inner one's completion completes the outer (§3.4).
        {"<parallel id='p'><transition event='done.state.p' target='t'/>"
         "<state id='a'><state id='a1'><transition event='fa' target='a2'/></state>"
         "<final id='a2'/></state>"
         "<parallel id='q'><state id='b'><state id='b1'><transition event='fb' target='b2'/>"
         "</state><final id='b2'/></state></parallel></parallel><state id='t'/>",
         "fa fb", "t"},
        // Trap 4: dots in ids make completions overlap.
        {"<state id='r' initial='o'><state id='o'><transition event='done.state.o' target='v'/>"
         "<parallel id='p'><state id='o.x'><state id='x1'><transition event='x' target='x2'/>"
         "</state><final id='x2'/></state><state id='b'/></parallel></state><state "
         "id='v'/></state>",
         "x", "v"},
        // Trap 11: a top-level final ends all.
        {"<parallel id='p'><state id='a'><transition event='e' target='f'/></state>"
         "<state id='b'/></parallel><final id='f'/>",
         "e e", "f"},
    }));
    CAPTURE(row.chart);
    const auto chart = chart_of(row.chart);
    CHECK(after(chart, row.events) == row.expected);
    CHECK(after(chart, row.events, true) == row.expected);
}

TEST_CASE("an ending instance leaves its states, and keeps the last configuration") {
    const auto chart = chart_of(R"(
      <state id="a"><transition event="e" target="f"/></state>
      <final id="f"><onexit><log label="xf"/></onexit></final>)");
    sc::NullModel model;
    sc::Platform platform;
    sc::Interpreter interpreter(chart, model, platform, {.id = "1"});
    CHECK_FALSE(interpreter.running());
    CHECK_FALSE(interpreter.start().finished);
    CHECK(interpreter.running());
    const auto step = interpreter.handle(event_named("e"));
    CHECK(step.finished);
    CHECK(step.done_data == engine::Value(nullptr));
    REQUIRE(step.effects.size() == 1);
    CHECK(std::get<sc::WriteLog>(step.effects[0]).label == "xf");
    CHECK_FALSE(interpreter.running());
    CHECK(sc::innermost(chart, interpreter.configuration()) == "f");
    CHECK(interpreter.handle(event_named("e")).taken.empty());
}

TEST_CASE("a step tells what was selected and what was taken") {
    const auto chart = chart_of(R"(
      <state id="a"><transition event="e" target="b"><raise event="r"/></transition></state>
      <state id="b"><transition event="r" target="c"/></state>
      <state id="c"><transition target="d"/></state>
      <state id="d"/>)");
    sc::NullModel model;
    sc::Platform platform;
    sc::Interpreter interpreter(chart, model, platform, {});
    CHECK(interpreter.start().selected.empty());
    const auto step = interpreter.handle(event_named("e"));
    CHECK(step.selected == std::vector<sc::TransitionIndex>{0});
    CHECK(step.taken == std::vector<sc::TransitionIndex>{0, 1, 2});
    CHECK(step.entered == std::vector<sc::StateIndex>{2, 3, 4});
    CHECK(step.exited == std::vector<sc::StateIndex>{1, 2, 3});
    CHECK(interpreter.handle(event_named("e")).selected.empty());
}

TEST_CASE("a macrostep that does not come to rest is stopped, with the place") {
    struct Row {
        const char *chart, *events;
    };
    const auto row = GENERATE(values<Row>({
        {"\n<state id='a'><transition target='b'/></state><state id='b'><transition target='a'/>"
         "</state>",
         ""},
        {"\n<state id='a'><transition event='e'><raise event='e'/></transition></state>", "e"},
        {"\n<state id='a'><transition event='e f'><raise event='e'/><raise event='f'/>"
         "</transition></state>",
         "e"},
    }));
    CAPTURE(row.chart);
    const auto chart = chart_of(row.chart);
    CHECK_THROWS_WITH(after(chart, row.events),
                      Catch::StartsWith("c.scxml:2: el diagrama no llega a reposo (más de 10000"));
}

TEST_CASE("the pure form gives the same as the object, and touches nothing else") {
    const auto chart = chart_of(
        "<state id='a'><transition event='e' target='b'/></state><state id='b'>"
        "<transition event='e' target='a'/></state>");
    sc::NullModel model;
    sc::Platform platform;
    const auto begun = sc::start(chart, model, platform, {});
    const auto once = sc::step(chart, begun.next, event_named("e"), model, platform, {});
    const auto again = sc::step(chart, begun.next, event_named("e"), model, platform, {});
    CHECK(once.next == again.next);
    CHECK(once.step.taken == again.step.taken);
    CHECK(once.next.configuration == std::vector<sc::StateIndex>{2});
    CHECK(begun.next.configuration == std::vector<sc::StateIndex>{1});
}

TEST_CASE("content of another namespace is the platform's to do") {
    struct Recorder final : sc::Platform {
        std::vector<std::string> done;
        sc::Evaluated<engine::Done> perform(const sc::Request& request, sc::DataModel&) override {
            done.push_back(request.element.name);
            if (request.element.name == "mal") return sc::ExpressionError{"no se puede"};
            return engine::Done{};
        }
    };
    const auto chart = chart_of(
        "<state id='a'><onentry><v:bien/><v:mal/><v:nunca/></onentry></state>", "xmlns:v='urn:v'");
    sc::NullModel model;
    Recorder platform;
    sc::Interpreter interpreter(chart, model, platform, {});
    const auto step = interpreter.start();
    CHECK(platform.done == std::vector<std::string>{"bien", "mal"});
    REQUIRE(step.uncaught.size() == 1);
    CHECK(step.uncaught[0].message == "no se puede");
    CHECK(step.uncaught[0].line == 1);
}
