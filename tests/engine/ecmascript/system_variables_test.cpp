#include <catch2/catch.hpp>

#include "tests/engine/ecmascript/one_chart.h"

using namespace engine;
using namespace engine::ecmascript;
using statechart::Event;

TEST_CASE("_event has its seven fields, absent ones undefined") {
    OneChart chart;
    CHECK(chart.told("typeof _event") == "\"undefined\"");

    chart.model().set_event({"sigue", Event::Type::internal, "", "", "", "", {}});
    CHECK(chart.told("Object.keys(_event)") ==
          R"(["name","type","sendid","origin","origintype","invokeid","data"])");
    for (const char* field : {"sendid", "origin", "origintype", "invokeid", "data"}) {
        CHECK(chart.told(std::string("_event.") + field) == "undefined");
    }
    CHECK(chart.told("[_event.name, _event.type]") == R"(["sigue","internal"])");

    chart.model().set_event(
        {"a.b", Event::Type::platform, "s1", "#_x", "scxml", "i1", Value{{"monto", 12000}}});
    CHECK(chart.told("Object.assign({}, _event)") ==
          R"({"name":"a.b","type":"platform","sendid":"s1","origin":"#_x","origintype":"scxml",)"
          R"("invokeid":"i1","data":{"monto":12000}})");

    chart.model().set_event({"e", Event::Type::external, "", "", "", "", Value(nullptr)});
    CHECK(chart.told("_event.data") == "null");
    CHECK(chart.told("_event.type") == "\"external\"");
}

TEST_CASE("each event replaces the last one, read or not") {
    OneChart chart({}, "function monto() { return _event.data.monto; }");
    for (int i = 0; i < 3; ++i) {
        Event event;
        event.data = Value{{"monto", i}};
        chart.model().set_event(event);
        if (i == 1) continue;
        CHECK(chart.told("monto()") == std::to_string(i));
        CHECK(chart.told("globalThis['_eve' + 'nt'].data.monto") == std::to_string(i));
    }
    REQUIRE(chart.begin());
    CHECK(chart.told("typeof _event") == "\"undefined\"");
}

TEST_CASE("system variables are read-only, at every depth, in any mode") {
    OneChart chart;
    REQUIRE(chart.begin({{"_sessionid", "s1"},
                         {"_name", "flujo"},
                         {"_ioprocessors", {{"scxml", {{"location", "#"}}}}},
                         {"_x", {{"act", {{"actor", "ruth"}, {"roles", {"oficial"}}}}}}}));
    Event event;
    event.data = Value::parse(R"({"lista":[{"n":1}]})");
    chart.model().set_event(event);
    for (const char* name : {"_event", "_sessionid", "_name", "_ioprocessors", "_x"}) {
        CHECK_THAT(chart.told(std::string("(") + name + " = 1)"),
                   Catch::Contains("es de solo lectura"));
        CHECK(chart.told(std::string("delete globalThis.") + name) == "false");
    }
    for (const char* part : {"_x.act", "_x.act.roles", "_event", "_event.data", "_event.data.lista",
                             "_event.data.lista[0]", "_ioprocessors.scxml"}) {
        CAPTURE(part);
        CHECK(chart.told("Object.isFrozen(" + std::string(part) + ")") == "true");
    }
    CHECK(chart.told("(_x.act.actor = 'otro', _x.act.actor)") == "\"ruth\"");
    CHECK(chart.told("_sessionid + _name") == "\"s1flujo\"");
}

TEST_CASE("a system variable changes between two expressions") {
    OneChart chart;
    REQUIRE(chart.begin({{"_x", {{"n", 1}}}}));
    CHECK(chart.told("_x.n") == "1");
    chart.model().set_system_variable("_x", {{"n", 2}});
    CHECK(chart.told("_x.n") == "2");
    chart.model().set_system_variable("_x", {{"n", 3}});
    chart.model().set_system_variable("_x", {{"n", 4}});
    CHECK(chart.told("_x.n") == "4");
    chart.model().set_system_variable("_entidad", {{"nombre", "MINCETUR"}});
    CHECK(chart.told("_entidad.nombre") == "\"MINCETUR\"");
    REQUIRE(chart.begin());
    CHECK(chart.told("_entidad") == "undefined");
}

TEST_CASE("text that is not UTF-8 is an error and not a crash") {
    OneChart chart({"v"});
    Event event;
    event.data = Value("\xff");
    chart.model().set_event(event);
    CHECK_FALSE(chart.evaluate("_event.data"));
    CHECK_THROWS_AS(chart.model().assign_value(OneChart::expression("v"), Value("\xff")),
                    std::invalid_argument);
}
