#include "engine/statechart/virtual_session.h"

#include <catch2/catch.hpp>

#include "tests/engine/statechart/charts.h"

namespace sc = engine::statechart;
using std::chrono::milliseconds;

namespace {

const char two_timers[] = R"(
  <state id="a">
    <onentry><send event="late" delay="5s"/><send event="soon" id="s" delay="2s"/></onentry>
    <transition event="stop"><cancel sendid="s"/></transition>
    <transition event="soon" target="b"/>
    <transition event="late" target="c"/>
  </state>
  <state id="b"><transition event="late" target="d"/></state>
  <state id="c"/><final id="d"/>)";

}  // namespace

TEST_CASE("time moves when it is told to") {
    const auto chart = chart_of(two_timers);
    sc::VirtualSession session(chart, null_models());
    REQUIRE(session.start());
    session.advance(milliseconds(1999));
    CHECK(sc::innermost(chart, session.configuration()) == "a");
    session.advance(milliseconds(1));
    CHECK(sc::innermost(chart, session.configuration()) == "b");
    session.run();
    CHECK(sc::innermost(chart, session.configuration()) == "d");
    CHECK(session.now() == milliseconds(5000));
    CHECK_FALSE(session.running());
}

TEST_CASE("a cancelled send does not come") {
    const auto chart = chart_of(two_timers);
    sc::VirtualSession session(chart, null_models(), {.snapshot_every_step = true});
    REQUIRE(session.start());
    session.take(event_named("stop"));
    session.run();
    CHECK(sc::innermost(chart, session.configuration()) == "c");
}

TEST_CASE("events of one instant come in the order sent, those of the clock by their time") {
    const auto chart = chart_of(R"(
      <state id="a"><onentry>
        <send event="three" delay="20ms"/><send event="one" delay="10ms"/>
        <send event="two" delay="10ms"/><send event="zero"/></onentry>
        <transition event="*"/></state>)");
    std::string order;
    sc::VirtualSession session(chart, null_models(), {},
                               [&](const auto&, const sc::Event* event, const auto&) {
                                   if (event != nullptr) order += event->name + " ";
                               });
    REQUIRE(session.start());
    session.run();
    CHECK(order == "zero one two three ");
}

TEST_CASE("an endless conversation with itself is stopped") {
    const auto chart = chart_of(
        "<state id='a'><onentry><send event='e' delay='1s'/></onentry>"
        "<transition event='e' target='a'/></state>");
    sc::VirtualSession session(chart, null_models(), {.most_events = 50});
    REQUIRE(session.start());
    CHECK_THROWS_AS(session.run(), sc::EndlessSession);
}

TEST_CASE("an unknown data model is refused") {
    auto chart = chart_of("<state id='a'/>", "datamodel='xpath'");
    sc::VirtualSession session(chart, [](const sc::Chart&) { return nullptr; });
    const auto started = session.start();
    REQUIRE_FALSE(started);
    CHECK(started.error().message == "No se conoce el modelo de datos «xpath».");
}
