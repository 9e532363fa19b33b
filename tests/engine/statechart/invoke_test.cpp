// Invoked children on the null data model: who hears what, and what survives being stored.
#include <catch2/catch.hpp>

#include "tests/engine/statechart/charts.h"

namespace sc = engine::statechart;
using std::chrono::milliseconds;

namespace {

// "<invoke>" of a chart that stands inside it.
std::string invoke(const std::string& attributes, const std::string& inside,
                   const std::string& more = "") {
    return "<invoke type='scxml' " + attributes + "><content>" + document(inside) + "</content>" +
           more + "</invoke>";
}

// A session that tells what happened: "event" of the chart, "child:event" of one it invoked, with
// the labels logged.
class Story {
 public:
    explicit Story(const sc::Chart& chart, bool snapshot_every_step = false)
        : chart_(chart), session_(chart, null_models(), options(snapshot_every_step), observer()) {}

    sc::VirtualSession& session() { return session_; }
    void start() { REQUIRE(session_.start()); }
    // What was told since the last call.
    std::string told() { return std::exchange(told_, {}); }
    std::string state() const { return sc::innermost(chart_, session_.configuration()); }

 private:
    sc::VirtualOptions options(bool snapshot_every_step) {
        sc::VirtualOptions made;
        made.snapshot_every_step = snapshot_every_step;
        made.children = [this](const sc::LiveSession& child, const sc::Event* event,
                               const sc::Step& step) { tell(child.invoke_id + ":", event, step); };
        return made;
    }
    sc::VirtualSession::Observer observer() {
        return [this](const sc::VirtualSession&, const sc::Event* event, const sc::Step& step) {
            tell("", event, step);
        };
    }
    void tell(const std::string& who, const sc::Event* event, const sc::Step& step) {
        told_ += (told_.empty() ? "" : " ") + who + (event == nullptr ? "-" : event->name);
        for (const auto& effect : step.effects) {
            if (const auto* log = std::get_if<sc::WriteLog>(&effect))
                told_ += "(" + log->label + ")";
        }
    }

    const sc::Chart& chart_;
    std::string told_;
    sc::VirtualSession session_;
};

const std::string ends_late =
    "<state id='s'><onentry><send event='e' delay='5s'/></onentry>"
    "<transition event='e' target='f'/></state><final id='f'/>";

}  // namespace

TEST_CASE("a child starts after the macrostep, speaks to its parent and ends") {
    const auto chart =
        chart_of("<state id='a'>" +
                 invoke("id='hijo'",
                        "<state id='s'><onentry><send event='hola' target='#_parent'/></onentry>"
                        "<transition event='adiós' target='f'/></state><final id='f'/>") +
                 "<transition event='hola'><send event='adiós' target='#_hijo'/></transition>"
                 "<transition event='done.invoke.hijo' target='b'/></state><state id='b'/>");
    Story story(chart, GENERATE(false, true));
    story.start();
    CHECK(story.told() == "- hijo:- hola hijo:adiós done.invoke.hijo");
    CHECK(story.state() == "b");
}

TEST_CASE("a state left in the macrostep that entered it invokes nothing") {
    const auto chart = chart_of("<state id='a'>" + invoke("id='hijo'", ends_late) +
                                "<transition target='b'/></state><state id='b'/>");
    Story story(chart);
    story.start();
    CHECK(story.told() == "-");
}

TEST_CASE("a cancelled child leaves its states unheard, and its delayed sends with it") {
    const auto chart = chart_of(
        "<state id='a'>" +
        invoke(
            "id='hijo'",
            "<state id='s'><onentry><send event='luego' target='#_parent' delay='1s'/></onentry>"
            "<onexit><log label='fuera'/><send event='oído' target='#_parent'/></onexit></state>") +
        "<transition event='basta' target='b'/></state><state id='b'/>");
    Story story(chart, GENERATE(false, true));
    story.start();
    story.session().take(event_named("basta"));
    story.session().run();
    CHECK(story.told() == "- hijo:- basta hijo:-(fuera)");
    CHECK(story.state() == "b");
}

TEST_CASE("to leave the state of a child that has already ended is nothing special") {
    const auto chart = chart_of("<state id='a'>" + invoke("id='hijo'", "<final id='f'/>") +
                                "<transition event='basta' target='b'/></state><state id='b'/>");
    Story story(chart, GENERATE(false, true));
    story.start();
    CHECK(story.told() == "- hijo:- done.invoke.hijo");
    story.session().take(event_named("basta"));
    CHECK(story.told() == "basta");
    CHECK(story.state() == "b");
}

TEST_CASE("autoforward hands on what comes from outside, also what the child said") {
    const auto chart = chart_of(
        "<state id='a'>" +
        invoke("id='hijo' autoforward='true'",
               "<state id='s'><transition event='uno'><send event='eco' target='#_parent'/>"
               "</transition></state>") +
        "<transition event='uno'><raise event='dentro'/></transition></state>");
    Story story(chart, GENERATE(false, true));
    story.start();
    story.session().take(event_named("uno"));
    CHECK(story.told() == "- hijo:- uno hijo:uno eco hijo:eco");
}

TEST_CASE("regions invoke and cancel each for itself") {
    const auto region = [](const std::string& name) {
        return "<state id='" + name + "'><state id='" + name + "1'>" +
               invoke("id='hijo_" + name + "'", ends_late) + "<transition event='" + name +
               "' target='" + name + "2'/><transition event='done.invoke.hijo_" + name +
               "' target='" + name + "3'/></state><state id='" + name + "2'/><state id='" + name +
               "3'/></state>";
    };
    const auto chart = chart_of("<parallel id='p'>" + region("x") + region("y") + "</parallel>");
    Story story(chart, GENERATE(false, true));
    story.start();
    CHECK(story.told() == "- hijo_x:- hijo_y:-");
    story.session().take(event_named("x"));
    story.session().run();
    CHECK(story.told() == "x hijo_x:- hijo_y:e done.invoke.hijo_y");
    CHECK(story.state() == "x2 y3");
}

TEST_CASE("a child's child ends with it") {
    const auto chart = chart_of(
        "<state id='a'>" +
        invoke("id='hijo'",
               "<state id='s'>" +
                   invoke("id='nieto'",
                          "<state id='n'><onentry><send event='hola' target='#_parent'/></onentry>"
                          "<onexit><log label='nieto fuera'/></onexit></state>") +
                   "<onexit><log label='hijo fuera'/></onexit>"
                   "<transition event='hola'><send event='hola' target='#_parent'/></transition>"
                   "</state>") +
        "<transition event='basta' target='b'/></state><state id='b'/>");
    Story story(chart, GENERATE(false, true));
    story.start();
    CHECK(story.told() == "- hijo:- nieto:- hijo:hola hola");
    story.session().take(event_named("basta"));
    CHECK(story.told() == "basta hijo:-(hijo fuera) nieto:-(nieto fuera)");
}

TEST_CASE("the children end with the chart") {
    const auto chart = chart_of("<state id='a'>" + invoke("id='hijo'", ends_late) +
                                "<transition event='basta' target='f'/></state><final id='f'/>");
    Story story(chart, GENERATE(false, true));
    story.start();
    story.session().take(event_named("basta"));
    story.session().run();
    CHECK(story.told() == "- hijo:- basta hijo:-");
    CHECK(story.session().stored_tree().at("sessions").size() == 1);
    CHECK(story.session().stored_tree().at("delayed").empty());
}

TEST_CASE("a child ends while its parent is stopped") {
    const auto chart = chart_of("<state id='a'>" + invoke("id='hijo'", ends_late) +
                                "<transition event='done.invoke.hijo' target='b'/></state>"
                                "<state id='b'/>");
    Story before(chart);
    before.start();
    before.session().advance(milliseconds(2000));
    const auto stored = before.session().stored_tree();

    Story after(chart);
    REQUIRE(after.session().restore(engine::Value::parse(stored.dump()), milliseconds(3'600'000)));
    CHECK(after.told().empty());
    CHECK(after.state() == "a");
    after.session().advance(milliseconds(0));
    CHECK(after.told() == "hijo:e done.invoke.hijo");
    CHECK(after.state() == "b");
    CHECK(after.session().now() == milliseconds(3'600'000));
}

TEST_CASE("what fell due while nobody ran comes in the order of its time") {
    const auto chart = chart_of(
        "<state id='a'><onentry><send event='tres' delay='3s'/><send event='uno' delay='1s'/>"
        "<send event='lejos' delay='9s'/></onentry>" +
        invoke("id='hijo'",
               "<state id='s'><onentry><send event='dos' target='#_parent' delay='2s'/></onentry>"
               "</state>") +
        "</state>");
    Story before(chart);
    before.start();
    const auto stored = before.session().stored_tree();

    Story after(chart, GENERATE(false, true));
    REQUIRE(after.session().restore(stored, milliseconds(5000)));
    after.session().advance(milliseconds(0));
    CHECK(after.told() == "uno dos tres");
    after.session().advance(milliseconds(3999));
    CHECK(after.told().empty());
    after.session().advance(milliseconds(1));
    CHECK(after.told() == "lejos");
}

TEST_CASE("a tree stored before a child's first macrostep begins it when restored") {
    const auto chart =
        chart_of("<state id='a'>" + invoke("id='hijo'", "<final id='f'/>") + "</state>");
    std::string told;
    sc::SessionTree tree(chart, "s", {null_models(), {}, nullptr}, {});
    REQUIRE(tree.start());
    REQUIRE(tree.work(milliseconds(0)));
    const auto stored = tree.stored();
    CHECK(stored.at("sessions").at(1).at("id") == "s.1");
    CHECK_FALSE(stored.at("sessions").at(1).contains("snapshot"));

    sc::SessionTree again(
        chart, "s", {null_models(), {}, nullptr},
        [&](const sc::LiveSession& session, const sc::Event* event, const sc::Step&) {
            told += session.id + ":" + (event ? event->name : "-") + " ";
        });
    REQUIRE(again.restore(stored));
    while (again.work(milliseconds(0))) {
    }
    CHECK(told == "s.1:- s:done.invoke.hijo ");
}

TEST_CASE("what cannot be invoked is an error of its own kind") {
    struct Row {
        const char *invoke, *event;
    };
    const auto row = GENERATE(values<Row>({
        {"<invoke type='correo' src='x'/>", "error.execution"},
        {"<invoke type='scxml' src='no.scxml'/>", "error.communication"},
        {"<invoke type='scxml'><content>no es XML</content></invoke>", "error.execution"},
        {"<invoke type='scxml' srcexpr='x'/>", "error.execution"},
    }));
    CAPTURE(row.invoke);
    const auto chart = chart_of("<state id='a'>" + std::string(row.invoke) +
                                "<transition event='error.execution' target='error.execution'/>"
                                "<transition event='error.communication'"
                                " target='error.communication'/></state>"
                                "<state id='error.execution'/><state id='error.communication'/>");
    Story story(chart, GENERATE(false, true));
    story.start();
    CHECK(story.state() == row.event);
}

TEST_CASE("a stored tree that is none of the chart's is refused") {
    const auto chart = chart_of("<state id='a'>" + invoke("id='hijo'", ends_late) + "</state>");
    Story story(chart);
    story.start();
    const auto sound = story.session().stored_tree();
    struct Row {
        const char *pointer, *value;
    };
    const auto row = GENERATE(values<Row>({
        {"/sessions", "[]"},
        {"/sessions/0/id", "\"otra\""},
        {"/sessions/1/id", "\"visado\""},
        {"/sessions/1/parent", "\"nadie\""},
        {"/sessions/1/document", "\"<x/>\""},
        {"/sessions/1/snapshot/configuration", "[\"f\",\"s\"]"},
        {"/delayed/0/due", "\"mañana\""},
        {"/turns", "[{\"session\":\"nadie\",\"event\":null}]"},
        {"/turns", "[{\"session\":\"visado\",\"event\":null}]"},
        {"/turns", "[{\"session\":\"visado\",\"event\":{}}]"},
        {"", "7"},
    }));
    CAPTURE(row.pointer, row.value);
    auto damaged = sound;
    damaged[engine::Value::json_pointer(row.pointer)] = engine::Value::parse(row.value);
    Story other(chart);
    CHECK_FALSE(other.session().restore(damaged, milliseconds(0)));
    Story same(chart);
    CHECK(same.session().restore(sound, milliseconds(0)));
}
