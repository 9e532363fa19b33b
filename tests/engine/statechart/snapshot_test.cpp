#include "engine/statechart/snapshot.h"

#include <catch2/catch.hpp>

#include "engine/statechart/interpreter.h"
#include "engine/statechart/null_model.h"
#include "tests/engine/statechart/charts.h"

namespace sc = engine::statechart;
using engine::Value;

namespace {

sc::Chart opinions() {
    return chart_of(R"(
      <state id="draft"><transition event="send" target="h"/></state>
      <state id="phase" initial="ops">
        <history id="h" type="deep"><transition target="ops"/></history>
        <history id="hs"><transition target="ops"/></history>
        <transition event="withdraw" target="draft"/>
        <parallel id="ops"><history id="hp"><transition target="a b"/></history>
          <state id="a"><state id="a1"><transition event="fa" target="a2"/></state><final id="a2"/>
            <invoke type="scxml" src="x"/></state>
          <state id="b"><state id="b1"/></state>
        </parallel>
      </state>)");
}

// The stored form after "send fa withdraw send".
Value stored_in_ops(const sc::Chart& chart) {
    sc::VirtualSession session(chart, null_models());
    REQUIRE(session.start());
    for (const char* event : {"send", "fa", "withdraw", "send"}) session.take(event_named(event));
    return session.stored();
}

}  // namespace

TEST_CASE("the stored form names states by id") {
    const auto chart = opinions();
    CHECK(stored_in_ops(chart) == Value::parse(R"({"running":true,
            "configuration":["phase","ops","a","a2","b","b1"],
            "history":{"h":["a2","b1"],"hs":["ops"],"hp":["a","b"]},
            "invocations":[{"state":"a","position":0,"id":"a.2"}],
            "next_id":3,"data":null})"));
}

TEST_CASE("what is stored comes back the same") {
    const auto chart = opinions();
    const auto stored = stored_in_ops(chart);
    const auto snapshot = sc::snapshot_from_value(chart, stored);
    REQUIRE(snapshot);
    CHECK(sc::to_value(chart, *snapshot) == stored);
}

TEST_CASE("a damaged snapshot is refused, with words") {
    struct Row {
        const char *patch, *words;  // RFC 6902
    };
    const auto row = GENERATE(values<Row>({
        {R"([{"op":"replace","path":"","value":null}])", ""},
        {R"([{"op":"replace","path":"","value":[]}])", ""},
        {R"([{"op":"remove","path":"/running"}])", "running"},
        {R"([{"op":"remove","path":"/data"}])", "data"},
        {R"([{"op":"replace","path":"/running","value":"sí"}])", ""},
        {R"([{"op":"replace","path":"/configuration","value":[]}])", "a la vez"},
        {R"([{"op":"replace","path":"/configuration","value":"draft"}])", ""},
        {R"([{"op":"replace","path":"/configuration","value":[1]}])", ""},
        {R"([{"op":"replace","path":"/configuration/0","value":"otro"}])",
         "no existe el estado «otro»"},
        {R"([{"op":"remove","path":"/configuration/4"}])", "a la vez"},
        {R"([{"op":"remove","path":"/configuration/0"}])", "a la vez"},
        {R"([{"op":"add","path":"/configuration/0","value":"draft"}])", "a la vez"},
        {R"([{"op":"add","path":"/configuration/0","value":"h"}])", "a la vez"},
        {R"([{"op":"add","path":"/configuration/0","value":"a1"}])", "a la vez"},
        {R"([{"op":"add","path":"/configuration/0","value":"ops"}])", "a la vez"},
        {R"([{"op":"add","path":"/history/draft","value":["a1"]}])", "«draft» no puede recordar"},
        {R"([{"op":"add","path":"/history/h","value":[]}])", "«h» no puede recordar"},
        {R"([{"op":"add","path":"/history/h","value":["a2"]}])", "«h» no puede recordar"},
        {R"([{"op":"add","path":"/history/h","value":["a","b1"]}])", "«h» no puede recordar"},
        {R"([{"op":"add","path":"/history/h","value":["draft"]}])", "«h» no puede recordar"},
        {R"([{"op":"add","path":"/history/hs","value":["a1"]}])", "«hs» no puede recordar"},
        {R"([{"op":"add","path":"/history/hp","value":["a"]}])", "«hp» no puede recordar"},
        {R"([{"op":"replace","path":"/invocations/0/position","value":1}])", "«a» no inicia «a.2»"},
        {R"([{"op":"replace","path":"/invocations/0/state","value":"draft"}])",
         "«draft» no inicia «a.2»"},
        {R"([{"op":"replace","path":"/next_id","value":0}])", "next_id"},
        {R"([{"op":"replace","path":"/next_id","value":5.3e78}])", "no es un entero"},
        {R"([{"op":"replace","path":"/invocations/0/position","value":0.5}])", "no es un entero"},
    }));
    CAPTURE(row.patch);
    const auto chart = opinions();
    const Value damaged = stored_in_ops(chart).patch(Value::parse(row.patch));
    const auto snapshot = sc::snapshot_from_value(chart, damaged);
    REQUIRE_FALSE(snapshot);
    const std::string line = to_line(snapshot.error());
    CHECK_THAT(line, Catch::StartsWith("c.scxml: El estado guardado no corresponde"));
    CHECK_THAT(line, Catch::Contains(row.words));
}

TEST_CASE("a snapshot of another version of the chart is refused") {
    const auto stored = stored_in_ops(opinions());
    const auto other = chart_of("<state id='draft'/>");
    const auto snapshot = sc::snapshot_from_value(other, stored);
    REQUIRE_FALSE(snapshot);
    CHECK_THAT(snapshot.error().message, Catch::Contains("«phase»"));
}

TEST_CASE("an ended instance is stored and comes back ended") {
    const auto chart =
        chart_of("<state id='a'><transition event='e' target='f'/></state><final id='f'/>");
    CHECK(after(chart, "e e", true) == "f");
}
