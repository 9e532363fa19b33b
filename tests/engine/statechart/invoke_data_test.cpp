// What invoker and invoked hand each other, on the ecmascript data model.
#include <catch2/catch.hpp>

#include "engine/statechart/scxml_reader.h"
#include "engine/statechart/trace.h"
#include "engine/statechart/virtual_session.h"
#include "tests/engine/statechart/data_models.h"

namespace sc = engine::statechart;

namespace {

const std::string head =
    "<scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0' datamodel='ecmascript'>";

// Where the chart comes to rest.
std::string end_of(const std::string& inside, sc::VirtualOptions options = {}) {
    const auto chart = sc::read_scxml(head + inside + "</scxml>", "c.scxml");
    REQUIRE(chart);
    sc::VirtualSession session(*chart, both_data_models(), std::move(options));
    REQUIRE(session.start());
    session.run();
    return sc::innermost(*chart, session.configuration());
}

}  // namespace

TEST_CASE("a child gets its first values, and gives its last ones") {
    const bool stored = GENERATE(false, true);
    const std::string child =
        "<datamodel><data id='n' expr='1'/><data id='m' expr='2'/></datamodel>"
        "<final id='f'><donedata><param name='suma' expr='n + m'/></donedata></final>";
    CHECK(end_of("<datamodel><data id='n' expr='40'/></datamodel><state id='a'>"
                 "<invoke id='hijo' type='scxml' namelist='n'><param name='otro' expr='7'/>"
                 "<content>" +
                     head + child +
                     "</scxml></content></invoke>"
                     "<transition event='done.invoke.hijo' cond='_event.data.suma === 42'"
                     " target='bien'/><transition event='*' target='mal'/></state>"
                     "<final id='bien'/><final id='mal'/>",
                 {.snapshot_every_step = stored}) == "bien");
}

TEST_CASE("an empty finalize brings back what was handed over by location") {
    const std::string child =
        "<state id='s'><onentry><send event='dice' target='#_parent'><param name='n' expr='8'/>"
        "<param name='uno' expr='9'/><param name='dos' expr='10'/></send></onentry></state>";
    const auto chart = [&](const std::string& finalize) {
        return "<datamodel><data id='n' expr='1'/><data id='m' expr='1'/></datamodel><state id='a'>"
               "<invoke type='scxml' namelist='n'><param name='uno' location='m'/>"
               "<param name='dos' expr='1'/><content>" +
               head + child + "</scxml></content>" + finalize +
               "</invoke><transition event='dice' cond='n === 8 &amp;&amp; m === 9' target='con'/>"
               "<transition event='dice' cond='n === 1 &amp;&amp; m === 1' target='sin'/></state>"
               "<final id='con'/><final id='sin'/>";
    };
    CHECK(end_of(chart("<finalize/>")) == "con");
    CHECK(end_of(chart("")) == "sin");
    CHECK(end_of(chart("<finalize><assign location='m' expr='9'/>"
                       "<assign location='n' expr='_event.data.n'/></finalize>")) == "con");
}

TEST_CASE("a session is reached by its id, and keeps it when restored") {
    const std::string child =
        "<state id='s'><onentry><send event='soy' target='#_parent'>"
        "<param name='id' expr='_sessionid'/></send></onentry>"
        "<transition event='sigue' cond=\"_sessionid === 'visado.1'\" target='f'/></state>"
        "<final id='f'/>";
    CHECK(end_of("<state id='a'><invoke id='hijo' type='scxml'><content>" + head + child +
                     "</scxml></content></invoke><transition event='soy'>"
                     "<send event='sigue' targetexpr=\"'#_scxml_' + _event.data.id\"/></transition>"
                     "<transition event='done.invoke' target='bien'/></state><final id='bien'/>",
                 {.snapshot_every_step = GENERATE(false, true)}) == "bien");
}

TEST_CASE("what src names is read once, for the restored child too") {
    int reads = 0;
    const sc::SourceLoader documents = [&](const std::string&) -> engine::Result<std::string> {
        ++reads;
        return head +
               "<state id='s'><onentry><send event='e' delay='1s'/></onentry>"
               "<transition event='e' target='f'/></state><final id='f'/></scxml>";
    };
    CHECK(end_of("<state id='a'><invoke type='scxml' src='hijo.scxml'/>"
                 "<transition event='done.invoke' target='bien'/></state><final id='bien'/>",
                 {.snapshot_every_step = true, .documents = documents}) == "bien");
    CHECK(reads == 1);
}

TEST_CASE("a child of another data model is an error of its invoker") {
    CHECK(end_of("<state id='a'><invoke type='scxml'><content>"
                 "<scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0' datamodel='xpath'>"
                 "<final id='f'/></scxml></content></invoke>"
                 "<transition event='error.execution' target='bien'/></state>"
                 "<final id='bien'/>") == "bien");
}
