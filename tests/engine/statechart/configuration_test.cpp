#include "engine/statechart/configuration.h"

#include <sstream>

#include <catch2/catch.hpp>

#include "tests/engine/statechart/charts.h"

namespace sc = engine::statechart;

namespace {

// Transitions are named by their event.
const char tree[] = R"(
<state id="s">
  <transition event="s-s" target="s"/>
  <transition event="s-s-internal" type="internal" target="s"/>
  <transition event="s-s1" target="s1"/>
  <transition event="s-s12-internal" type="internal" target="s12"/>
  <transition event="s-t-internal" type="internal" target="t"/>
  <transition event="s-none"/>
  <state id="s1">
    <transition event="s1-s1" target="s1"/>
    <state id="s11"><transition event="s11-s12" target="s12"/>
                    <transition event="s11-s2" target="s2"/>
                    <transition event="s11-p" target="p"/></state>
    <state id="s12"/>
  </state>
  <state id="s2"/>
</state>
<state id="t"/>
<parallel id="p">
  <transition event="p-a2" target="a2"/>
  <transition event="p-a2-internal" type="internal" target="a2"/>
  <transition event="p-a2b2" target="a2 b2"/>
  <state id="a"><transition event="a-a2" target="a2"/>
                <transition event="a-a2-internal" type="internal" target="a2"/>
    <state id="a1"><transition event="a1-a2" target="a2"/>
                   <transition event="a1-b2" target="b2"/>
                   <transition event="a1-t" target="t"/></state>
    <state id="a2"/></state>
  <state id="b"><state id="b1"/><state id="b2"/></state>
</parallel>)";

sc::TransitionIndex transition_on(const sc::Chart& chart, const std::string& event) {
    for (sc::TransitionIndex i = 0; i < chart.transitions.size(); ++i) {
        if (chart.transitions[i].events == std::vector<std::string>{event}) return i;
    }
    FAIL("no transition on " + event);
    return 0;
}

std::string ids(const sc::Chart& chart, const sc::StateSet& states) {
    std::string text;
    for (const auto state : states) text += (text.empty() ? "" : " ") + chart.states[state].id;
    return text;
}

sc::StateSet states_named(const sc::Chart& chart, const std::string& names) {
    sc::StateSet states;
    std::istringstream words(names);
    for (std::string name; words >> name;) states.insert(chart.find(name));
    return states;
}

}  // namespace

TEST_CASE("what a transition leaves and enters") {
    struct Row {
        const char *active, *event, *domain, *leaves, *enters;
    };
    const auto row = GENERATE(values<Row>({
        {"s s1 s11", "s-s", "", "s s1 s11", "s s1 s11"},
        {"s s1 s11", "s-s-internal", "", "s s1 s11", "s s1 s11"},  // s is not inside itself
        {"s s2", "s-s1", "", "s s2", "s s1 s11"},                  // external: leaves its source
        {"s s2", "s-s12-internal", "s", "s2", "s1 s12"},
        {"s s2", "s-t-internal", "", "s s2", "t"},
        {"s s2", "s-none", "-", "", ""},
        {"s s1 s12", "s1-s1", "s", "s1 s12", "s1 s11"},
        {"s s1 s11", "s11-s12", "s1", "s11", "s12"},
        {"s s1 s11", "s11-s2", "s", "s1 s11", "s2"},
        {"s s1 s11", "s11-p", "", "s s1 s11", "p a a1 b b1"},
        {"p a a1 b b2", "p-a2", "", "p a a1 b b2", "p a a2 b b1"},
        // Only a compound source makes a transition internal (§3.13).
        {"p a a1 b b2", "p-a2-internal", "", "p a a1 b b2", "p a a2 b b1"},
        {"p a a1 b b1", "p-a2b2", "", "p a a1 b b1", "p a a2 b b2"},
        // Trap 3: external from a region's root leaves the whole parallel.
        {"p a a1 b b2", "a-a2", "", "p a a1 b b2", "p a a2 b b1"},
        {"p a a1 b b2", "a-a2-internal", "a", "a1", "a2"},
        {"p a a1 b b2", "a1-a2", "a", "a1", "a2"},
        {"p a a1 b b1", "a1-b2", "", "p a a1 b b1", "p a a1 b b2"},
        {"p a a1 b b1", "a1-t", "", "p a a1 b b1", "t"},
    }));
    CAPTURE(row.event);
    const auto chart = chart_of(tree);
    const auto transition = transition_on(chart, row.event);
    const auto domain = sc::transition_domain(chart, {}, transition);
    CHECK((domain == sc::no_index ? "-" : chart.states[domain].id) == row.domain);
    std::vector<sc::StateIndex> leaves;
    sc::add_exit_set(chart, states_named(chart, row.active), domain, leaves);
    CHECK(ids(chart, sc::StateSet(leaves)) == row.leaves);
    const sc::History none;
    sc::EntrySet entry(chart, none);
    entry.compute({transition}, {sc::transition_domain(chart, none, transition)});
    CHECK(ids(chart, entry.states_to_enter) == row.enters);
}

TEST_CASE("which sets of states can be active at once") {
    struct Row {
        const char* states;
        bool legal;
    };
    const auto row = GENERATE(values<Row>({
        {"t", true},
        {"s s1 s11", true},
        {"s s2", true},
        {"p a a1 b b2", true},
        {"", false},
        {"s", false},
        {"s1 s11", false},
        {"s s1", false},
        {"s s1 s11 s2", false},
        {"s s2 t", false},
        {"p a a1", false},
        {"p a a1 b", false},
        {"p a a1 a2 b b1", false},
    }));
    CAPTURE(row.states);
    const auto chart = chart_of(tree);
    CHECK(sc::is_legal_inside(chart, sc::root_state, states_named(chart, row.states).states()) ==
          row.legal);
}

TEST_CASE("a state written twice is no legal configuration") {
    const auto chart = chart_of("<parallel id='p'><state id='a'/><state id='b'/></parallel>");
    CHECK(sc::is_legal_inside(chart, sc::root_state, {1, 2, 3}));
    CHECK_FALSE(sc::is_legal_inside(chart, sc::root_state, {1, 2, 2}));
}

TEST_CASE("when a state counts as final") {
    const auto chart = chart_of(
        "<state id='c'><state id='c1'/><final id='cf'/></state>"
        "<parallel id='p'><state id='a'><state id='a1'/><final id='af'/></state>"
        "<parallel id='q'><state id='b'><state id='b1'/><final id='bf'/></state></parallel>"
        "</parallel>");
    struct Row {
        const char *active, *state;
        bool final;
    };
    const auto row = GENERATE(values<Row>({
        {"c c1", "c", false},
        {"c cf", "c", true},
        {"c cf", "cf", false},
        {"p a af q b b1", "a", true},
        {"p a af q b b1", "p", false},
        {"p a a1 q b bf", "q", true},
        {"p a af q b bf", "p", true},
    }));
    CAPTURE(row.active, row.state);
    CHECK(sc::is_in_final_state(chart, states_named(chart, row.active), chart.find(row.state)) ==
          row.final);
}
