#include <catch2/catch.hpp>

#include "tests/workflows/chart_lint.h"

using workflows::lint_chart;
using workflows::LintReport;

namespace {

using Row = FindingRow;

LintReport lint(const std::string& lines) {
    return lint_lines(lines);
}

}  // namespace

TEST_CASE("where a case would be stuck or never come") {
    check_error(GENERATE(values<Row>({
        {"state without a way out", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="b"/></state>
<state id="b"/>)",
         4, "Del estado «b» no se sale"},
        {"only targetless acts", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X"/></state>)",
         2, "Del estado «a» no se sale"},
        {"only itself", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="a"/></state>)",
         2, "Del estado «a» no se sale"},
        {"waits for an end that cannot come while it waits",
         R"(<state id="a"><transition event="done.state.a" target="fin"/>
<state id="b"><v:task id="t" by="role:r" title="T"/><transition event="x" v:label="X" target="c"/>
<transition event="y" v:label="Y" target="d"/></state>
<state id="c"/><final id="d"/></state><final id="fin"/>)",
         5, "Del estado «c» no se sale"},
        {"an end that nobody takes", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<state id="b"><transition event="x" v:label="X" target="f"/></state>
<final id="f"/></state>)",
         4, "nada toma done.state.a"},
        {"unreachable state", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"/></state>
<state id="b"><v:task id="u" by="role:r" title="U"/>
<transition event="y" v:label="Y" target="fin"/></state><final id="fin"/>)",
         4, "Al estado «b» no llega nada"},
    })));
}

TEST_CASE("ways out that are not in the state itself") {
    const char* lines = GENERATE(
        as<const char*>{},
        // of a state around
        R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"/><state id="b"/></state><final id="fin"/>)",
        // of another region
        R"(<parallel id="p"><state id="a"><state id="a1"/></state>
<state id="b"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"/></state></parallel><final id="fin"/>)",
        // both regions end
        R"(<parallel id="p"><transition event="done.state.p" target="fin"/>
<state id="a"><v:task id="t" by="role:r" title="T"/>
<state id="a1"><transition event="a.x" v:label="X" target="af"/></state><final id="af"/></state>
<state id="b"><v:task id="u" by="role:r" title="U"/>
<state id="b1"><transition event="b.x" v:label="X" target="bf"/></state><final id="bf"/></state>
</parallel><final id="fin"/>)",
        // by itself, and back through history
        R"(<state id="a"><v:task id="t" by="role:r" title="T"/><history id="h"><transition target="a1"/></history>
<transition event="x" v:label="X" target="g"/><state id="a1"><transition event="z" v:label="Z" target="a2"/></state>
<state id="a2"/></state><state id="g"><transition cond="true" target="h"/><transition target="fin"/></state><final id="fin"/>)");
    CAPTURE(lines);
    CHECK(lines_of(lint(lines).errors) == "");
}

TEST_CASE("traps of parallel regions") {
    check_error(GENERATE(values<Row>({
        {"one act in two regions",
         R"(<parallel id="p"><transition event="done.state.p" target="fin"/>
<state id="a"><v:task id="t" by="role:r" title="T"/>
<state id="a1"><transition event="favorable" v:label="Sí" target="af"/></state><final id="af"/></state>
<state id="b"><v:task id="u" by="role:r" title="U"/>
<state id="b1"><transition event="favorable" v:label="Sí" target="bf"/></state><final id="bf"/></state>
</parallel><final id="fin"/>)",
         6, "está también en otra región (línea 4"},
        {"the same through a prefix",
         R"(<parallel id="p"><transition event="done.state.p" target="fin"/>
<state id="a"><v:task id="t" by="role:r" title="T"/>
<state id="a1"><transition event="dar" v:label="Sí" target="af"/></state><final id="af"/></state>
<state id="b"><v:task id="u" by="role:r" title="U"/>
<state id="b1"><transition event="dar.visto" v:label="Sí" target="bf"/></state><final id="bf"/></state>
</parallel><final id="fin"/>)",
         6, "«dar.visto»"},
        {"a region root that leaves the parallel", R"(<parallel id="p">
<state id="oficial"><v:task id="t" by="role:r" title="T"/><state id="o1"/><state id="o2"/>
<transition event="o.x" v:label="X" target="o2"/>
<transition event="o.fin" v:label="F" target="fin"/></state>
<state id="gestion"><state id="g1"/></state>
</parallel><final id="fin"/>)",
         4, "sale del paralelo «p» y vuelve a entrar"},
        {"from one region into the other", R"(<parallel id="p">
<state id="a"><v:task id="t" by="role:r" title="T"/><transition event="o.fin" v:label="F" target="fin"/>
<state id="a1"><transition event="x" v:label="X" target="b1"/></state></state>
<state id="b"><state id="b1"/></state>
</parallel><final id="fin"/>)",
         4, "sale del paralelo «p»"},
    })));
}

TEST_CASE("an internal transition of a region root stays inside") {
    CHECK(lines_of(lint(R"(<parallel id="p">
<state id="oficial"><v:task id="t" by="role:r" title="T"/><state id="o1"/><state id="o2"/>
<transition event="o.x" v:label="X" target="o2" type="internal"/>
<transition event="o.fin" v:label="F" target="fin"/></state>
<state id="gestion"><state id="g1"/></state>
</parallel><final id="fin"/>)")
                       .errors) == "");
}

TEST_CASE("acts and events") {
    check_error(GENERATE(values<Row>({
        {"act of nobody", R"(<state id="a">
<transition event="x" v:label="Dar" target="fin"/></state><final id="fin"/>)",
         3, "Nadie puede hacer «Dar»"},
        {"the built-in comment", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="comentar" v:label="C" target="fin"/></state><final id="fin"/>)",
         3, "es el comentario"},
        {"an act called done", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="done.x" v:label="C" target="fin"/></state><final id="fin"/>)",
         3, "son del sistema"},
        {"an act called as a term", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<v:deadline id="d" after="2 habiles" event="plazo"/>
<transition event="plazo" v:label="P" target="fin"/></state><final id="fin"/>)",
         4, "es el evento del plazo «d»"},
        {"dot in an id", R"(<state id="a.b"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"/></state><final id="fin"/>)",
         2, "«a.b» lleva un punto"},
        {"any event", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"/>
<transition event="*" target="fin"/></state><final id="fin"/>)",
         4, "event=\"*\""},
        {"event nobody raises", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"/>
<transition event="vencido" target="fin"/></state><final id="fin"/>)",
         4, "«vencido» nunca ocurre: nada lo levanta"},
        {"end of no state", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"/>
<transition event="done.state.b" target="fin"/></state><final id="fin"/>)",
         4, "no hay ningún estado «b»"},
        {"end of a state without final", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"/>
<transition event="done.state.a" target="fin"/><state id="b"/></state><final id="fin"/>)",
         4, "«a» no tiene un <final>"},
        {"term nothing takes", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<v:deadline id="d" after="2 habiles" event="plazo"/>
<transition event="x" v:label="X" target="fin"/></state><final id="fin"/>)",
         3, "Cuando venza el plazo «d»"},
        {"term taken only where it does not run",
         R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<v:deadline id="d" after="2 habiles" event="plazo"/>
<transition event="x" v:label="X" target="b"/></state>
<state id="b"><transition event="plazo" target="fin"/></state><final id="fin"/>)",
         3, "Cuando venza el plazo «d»"},
        {"case opening cases", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<invoke type="urn:visado:chart" src="b.scxml"/>
<transition event="x" v:label="X" target="fin"/></state><final id="fin"/>)",
         3, "<invoke>"},
    })));
}

TEST_CASE("what the engine raises by itself is known") {
    CHECK(lines_of(lint(R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<onentry><raise event="propio"/><send event="luego" delay="1s"/></onentry>
<transition event="x" v:label="X" target="fin"/>
<transition event="propio"/><transition event="luego"/><transition event="error"/>
<transition event="x"/></state><final id="fin"/>)")
                       .errors) == "");
}

TEST_CASE("expressions that cannot be read") {
    check_error(GENERATE(values<Row>({
        {"condition", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" cond="1 +" v:label="X" target="fin"/></state><final id="fin"/>)",
         3, "No se entiende «1 +»"},
        {"location",
         R"(<datamodel><data id="n" expr="0"/></datamodel><state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"><assign location="n +" expr="1"/></transition></state><final id="fin"/>)",
         3, "No se entiende «n +»"},
        {"value",
         R"(<datamodel><data id="n" expr="{a: "/></datamodel><state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"/></state><final id="fin"/>)",
         2, "No se entiende «{a: »"},
        {"inside <if>", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"><if cond="true"><log expr="("/></if></transition></state><final id="fin"/>)",
         3, "No se entiende «(»"},
        {"script", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"><script>var = 1;</script></transition></state><final id="fin"/>)",
         3, "No se entiende «var = 1;»"},
        {"afterexpr", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<v:deadline id="d" afterexpr="'7 habiles"/>
<transition event="x" v:label="X" target="fin"/></state><final id="fin"/>)",
         3, "No se entiende «'7 habiles»"},
        {"function nobody wrote", R"x(<script>function sí() { return true; }</script>
<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" cond="no(1)" v:label="X" target="fin"/></state><final id="fin"/>)x",
         4, "llama a «no», que no existe"},
        {"more than functions", R"(<script>function f() { return 1; } var x = 1;</script>
<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"/></state><final id="fin"/>)",
         2, "debe tener solo funciones"},
        {"term", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<v:deadline id="d" after="siete"/>
<transition event="x" v:label="X" target="fin"/></state><final id="fin"/>)",
         3, "«siete» no es un término"},
    })));
}

TEST_CASE("calls that are no mistake") {
    const char* condition = GENERATE(as<const char*>{}, "f(1) &amp;&amp; In('a')",
                                     "[1].map(function (n) { return g(n); }).length",
                                     "Object.keys({}).filter(n => h(n)).length === 0",
                                     "String(typeof (1)) !== 'f(x)'", "n.f(2)");
    CAPTURE(condition);
    CHECK(lines_of(lint("<datamodel><data id=\"n\" expr=\"0\"/></datamodel>"
                        "<script>function f() { return true; } function g(n) { return n; } "
                        "function h(n) { return !n; }</script>"
                        "<state id=\"a\"><v:task id=\"t\" by=\"role:r\" title=\"T\"/>"
                        "<transition event=\"x\" v:label=\"X\" target=\"fin\" cond=\"" +
                        std::string(condition) + "\"/></state><final id=\"fin\"/>")
                       .errors) == "");
}

TEST_CASE("what only may be wrong in a chart") {
    check_warning(GENERATE(values<Row>({
        {"gate without an else", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="g"/></state>
<state id="g"><transition cond="true" target="fin"/></state><final id="fin"/>)",
         4, "Si ninguna condición se cumple"},
        {"never taken", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"/>
<transition event="x" v:label="Otro" target="fin"/></state><final id="fin"/>)",
         4, "nunca se toma"},
        {"one region takes the event from the other", R"(<parallel id="p">
<state id="a"><v:task id="t" by="role:r" title="T"/><transition event="x" v:label="X" target="fin"/></state>
<state id="b"><state id="b1"><transition event="x" target="b2"/></state><state id="b2"/></state>
</parallel><final id="fin"/>)",
         4, "«x» también está en la línea 3"},
        {"history nobody goes back to", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<history id="h"><transition target="a1"/></history>
<transition event="x" v:label="X" target="fin"/><state id="a1"/></state><final id="fin"/>)",
         3, "Ninguna transición vuelve a la historia «h»"},
    })));
}

TEST_CASE("plain SCXML may have events of anywhere") {
    CHECK(
        lines_of(
            lint(
                R"(<state id="a.b"><invoke type="scxml" src="x.scxml"/><transition event="*" target="c"/></state>
<state id="c"/><state id="d"/>)")
                .errors) == "");
    check_error(
        {"but not what cannot be read",
         R"(<state id="a"><transition event="e" cond="(" target="b"/></state><state id="b"/>)", 2,
         "No se entiende «(»"});
}

TEST_CASE("a chart that cannot be read") {
    const LintReport report = lint_chart("<scxml", "c.scxml", {});
    REQUIRE(report.errors.size() == 1);
    CHECK(report.errors[0].place.starts_with("c.scxml:1"));
    check_error({"target that is not there",
                 R"(<state id="a"><transition event="e" target="b"/></state>)", 2, "«b»"});
}
