#include <catch2/catch.hpp>

#include "engine/statechart/executor.h"
#include "engine/statechart/interpreter.h"
#include "engine/statechart/null_model.h"
#include "tests/engine/statechart/charts.h"

namespace sc = engine::statechart;
using std::chrono::milliseconds;

TEST_CASE("a delay is a CSS2 time") {
    struct Row {
        const char* text;
        std::optional<int> expected;
    };
    const auto row = GENERATE(values<Row>({
        {"2s", 2000},   {"0s", 0},      {"1.5s", 1500}, {".5s", 500},
        {"1.s", 1000},  {"100ms", 100}, {"0.4ms", 0},   {"86400s", 86'400'000},
        {"", {}},       {"2", {}},      {"s", {}},      {".s", {}},
        {"1.2.3s", {}}, {"-1s", {}},    {"2 s", {}},    {"2s ", {}},
        {"2S", {}},     {"2m", {}},     {"1e3s", {}},   {"9999999999999s", {}},
    }));
    CAPTURE(row.text);
    const auto delay = sc::parse_delay(row.text);
    REQUIRE(delay.has_value() == row.expected.has_value());
    if (delay) CHECK(delay->count() == *row.expected);
}

namespace {

struct Neighbour final : sc::Platform {
    bool can_reach(const std::string& target, const std::string& /*type*/) const override {
        return target == "#_other";
    }
};

sc::Step start(const std::string& content) {
    const auto chart = chart_of("<state id='a'><onentry>" + content + "</onentry></state>");
    sc::NullModel model;
    Neighbour platform;
    return sc::Interpreter(chart, model, platform, {.id = "7"}).start();
}

}  // namespace

TEST_CASE("a send is an effect with all that its receiver needs") {
    const auto step = start(
        "<send event='e' id='mine' delay='2s'/><send event='f' target='#_other'/>"
        "<send event='g' target='#_scxml_7'><content>hola</content></send>");
    REQUIRE(step.effects.size() == 3);
    const auto& first = std::get<sc::SendEvent>(step.effects[0]);
    CHECK(first.event.name == "e");
    CHECK(first.event.type == sc::Event::Type::external);
    CHECK(first.event.send_id == "mine");
    CHECK(first.event.origin == "#_scxml_7");
    CHECK(first.event.origin_type == sc::scxml_event_processor);
    CHECK_FALSE(first.event.data);
    CHECK(first.target.empty());
    CHECK(first.send_id == "mine");
    CHECK(first.delay == milliseconds(2000));
    const auto& second = std::get<sc::SendEvent>(step.effects[1]);
    CHECK(second.target == "#_other");
    CHECK(second.event.send_id.empty());  // the author gave none
    CHECK_FALSE(second.send_id.empty());  // but it can be cancelled by the runtime
    const auto& third = std::get<sc::SendEvent>(step.effects[2]);
    CHECK(third.target.empty());  // itself
    CHECK(third.event.data == engine::Value("hola"));
}

TEST_CASE("what cannot be sent is an error of its own kind") {
    struct Row {
        const char *content, *event;
    };
    const auto row = GENERATE(values<Row>({
        {"<send event='e' delay='mañana'/>", "error.execution"},
        {"<send event='e' delayexpr='x'/>", "error.execution"},
        {"<send event='e' type='correo'/>", "error.execution"},
        {"<send event='e' target='nadie'/>", "error.execution"},
        {"<send event='e' target='#_internal' delay='1s'/>", "error.execution"},
        {"<send event='e' target='#_nobody'/>", "error.communication"},
        {"<send event='e' target='#_parent'/>", "error.communication"},
        {"<send event='e' namelist='x'/>", "error.execution"},
        {"<send event='e'><content expr='x'/></send>", "error.execution"},
    }));
    CAPTURE(row.content);
    const auto chart = chart_of("<state id='a'><onentry>" + std::string(row.content) +
                                "<log label='never'/></onentry>"
                                "<transition event='error.execution' target='error.execution'/>"
                                "<transition event='error.communication'"
                                " target='error.communication'/></state>"
                                "<state id='error.execution'/><state id='error.communication'/>");
    CHECK(after(chart, "") == row.event);
}

TEST_CASE("#_internal is raised, not sent, and comes before what is external") {
    const auto chart = chart_of(R"(
      <state id="a"><onentry><send event="outer"/><send event="inner" target="#_internal"/></onentry>
        <transition event="outer" target="wrong"/><transition event="inner" target="b"/></state>
      <state id="b"><transition event="outer" target="c"/></state>
      <state id="c"/><state id="wrong"/>)");
    CHECK(after(chart, "") == "c");
}
