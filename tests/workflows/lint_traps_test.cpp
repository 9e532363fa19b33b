#include <catch2/catch.hpp>

#include "tests/workflows/chart_lint.h"

using Row = FindingRow;

namespace {

std::string task(const std::string& id) {
    return "<v:task id=\"" + id + "\" by=\"role:r\" title=\"Tarea " + id + "\"/>";
}

}  // namespace

TEST_CASE("parallels that never end") {
    check_error(GENERATE(values<Row>({
        {"no end in any region", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="p"/><transition event="y" v:label="Y" target="fin"/></state>
<parallel id="p"><v:task id="u" by="role:r" title="U"/>
<state id="r1"><state id="s1"><transition event="e" v:label="E" target="s2"/></state><state id="s2"/></state>
<state id="r2"/></parallel><final id="fin"/>)",
         4, "Las regiones del paralelo «p» («r1», «r2») nunca se juntan"},
        {"ends that nothing takes", R"(<parallel id="p"><v:task id="u" by="role:r" title="U"/>
<state id="r1"><state id="s1"><transition event="e" v:label="E" target="f1"/></state><final id="f1"/></state>
<state id="r2"><state id="s2"><transition event="g" v:label="G" target="f2"/></state><final id="f2"/></state>
</parallel>)",
         2, "nunca se juntan"},
        {"one region cannot end", R"(<parallel id="p"><v:task id="u" by="role:r" title="U"/>
<transition event="done.state.p" target="fin"/>
<state id="r1"><state id="s1"><transition event="e" v:label="E" target="f1"/></state><final id="f1"/></state>
<state id="r2"><state id="s2"><transition event="g" v:label="G" target="s3"/></state><state id="s3">
<transition event="h" v:label="H" target="s2"/></state></state>
</parallel><final id="fin"/>)",
         3, "la región «r2» no tiene un <final>"},
    })));
}

TEST_CASE("a region that ends the others tells those who lose a task") {
    const std::string tell =
        GENERATE(as<std::string>{}, "", "<v:notify notice=\"n\" to=\"role:r\"/>");
    const auto report = lint_lines("<parallel id=\"p\">\n<state id=\"a\">" + task("t") +
                                   "\n<transition event=\"a.x\" v:label=\"X\" target=\"fin\">" +
                                   tell + "</transition></state>\n<state id=\"b\">" + task("u") +
                                   "<state id=\"b1\"><transition event=\"b.y\" v:label=\"Y\" "
                                   "target=\"b2\"/></state><state id=\"b2\"/></state></parallel>"
                                   "<final id=\"fin\"/>");
    CHECK(lines_of(report.errors) == "");
    if (tell.empty())
        check_single({"", "", 4, "cierra sin aviso «Tarea u»"}, report.warnings);
    else
        CHECK(lines_of(report.warnings) == "");
}

TEST_CASE("transitions that another always goes before") {
    check_warning(GENERATE(values<Row>({
        {"earlier in the same state", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"/>
<transition event="x.y" v:label="Otro" target="fin"/></state><final id="fin"/>)",
         4, "la de la línea 3 va antes"},
        {"inner ones everywhere", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"/>
<state id="a1"><transition event="x" v:label="X" target="a2"/></state>
<state id="a2"><transition event="x" v:label="X" target="a1"/><transition event="y" v:label="Y" target="fin"/></state>
</state><final id="fin"/>)",
         3, "en todos los estados de «a» otra más interior"},
        {"behind one that waits for nothing",
         R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="b"/></state>
<state id="b"><v:task id="u" by="role:r" title="U"/>
<transition event="y" v:label="Y" target="a"/>
<transition target="fin"/></state><final id="fin"/>)",
         5, "de «b» se sale enseguida, por la de la línea 6"},
    })));
}

TEST_CASE("transitions that are taken after all") {
    const char* lines = GENERATE(
        as<const char*>{},
        // one inner state lets the event through
        R"(<state id="a"><v:task id="t" by="role:r" title="T"/><transition event="x" v:label="X" target="fin"/>
<state id="a1"><transition event="x" v:label="X" target="a2"/></state><state id="a2"/></state><final id="fin"/>)",
        // the earlier one has a condition
        R"x(<state id="a"><v:task id="t" by="role:r" title="T"/><transition event="x" cond="In('a')" v:label="X" target="fin"/>
<transition event="x" v:label="X" target="fin"/></state><final id="fin"/>)x",
        // the earlier one takes less
        R"(<state id="a"><v:task id="t" by="role:r" title="T"/><transition event="x.y" v:label="X" target="fin"/>
<transition event="x" v:label="X" target="fin"/></state><final id="fin"/>)",
        // nothing to leave: both regions move
        R"(<parallel id="p"><v:task id="t" by="role:r" title="T"/>
<state id="a"><transition event="x"/></state>
<state id="b"><transition event="x" v:label="X" target="fin"/></state></parallel><final id="fin"/>)",
        // a gate that waits for the other region
        R"x(<parallel id="p"><v:task id="t" by="role:r" title="T"/><transition event="done.state.p" target="fin"/>
<state id="a"><state id="a1"><transition cond="In('bf')" target="af"/></state><final id="af"/></state>
<state id="b"><state id="b1"><transition event="x" v:label="X" target="bf"/></state><final id="bf"/></state>
</parallel><final id="fin"/>)x");
    CAPTURE(lines);
    const auto report = lint_lines(lines);
    CHECK(lines_of(report.errors) + lines_of(report.warnings) == "");
}

TEST_CASE("charts that never come to rest") {
    check_error(GENERATE(values<Row>({
        {"itself", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="b"/><transition event="y" v:label="Y" target="fin"/></state>
<state id="b"><transition target="b"/><transition cond="true" target="fin"/></state><final id="fin"/>)",
         4, "De «b» se vuelve a él sin esperar nada"},
        {"in a circle, through what a state begins with",
         R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="c"/><transition event="y" v:label="Y" target="fin"/></state>
<state id="c"><state id="c1"><transition target="d"/></state></state>
<state id="d"><transition target="c"/></state><final id="fin"/>)",
         4, "De «c1» se vuelve a él"},
    })));
}

TEST_CASE("a circle with a question in it may end") {
    CHECK(lines_of(lint_lines(R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="b"/></state>
<state id="b"><transition cond="false" target="fin"/><transition target="c"/></state>
<state id="c"><transition target="b"/></state><final id="fin"/>)")
                       .errors) == "");
}

TEST_CASE("names that do not exist") {
    check_error(GENERATE(values<Row>({
        {"datum in a condition", R"(<datamodel><data id="monto" expr="0"/></datamodel>
<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" cond="mnto &gt; 3" v:label="X" target="fin"/></state><final id="fin"/>)",
         4, "«mnto > 3» nombra «mnto», que no existe"},
        {"where to assign", R"(<datamodel><data id="monto" expr="0"/></datamodel>
<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"><assign location="otro.a" expr="1"/></transition></state><final id="fin"/>)",
         4, "«otro.a» nombra «otro»"},
        {"in a function", R"(<datamodel><data id="monto" expr="0"/></datamodel>
<script>
function doble(n) { return n * factor; }
</script>
<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" cond="doble(monto) === 2" v:label="X" target="fin"/></state><final id="fin"/>)",
         4, "El guion nombra «factor»"},
        {"as a term", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<v:deadline id="d" at="entrega.fecha"/>
<transition event="x" v:label="X" target="fin"/></state><final id="fin"/>)",
         3, "nombra «entrega»"},
        {"function kept as a datum",
         R"(<datamodel><data id="f" expr="function () { return 1; }"/></datamodel>
<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"/></state><final id="fin"/>)",
         2, "«f» es una función, y solo se guarda JSON"},
        {"performer in a datum", R"(<state id="a"><v:task id="t" by="field:plan.quien" title="T"/>
<transition event="x" v:label="X" target="fin"/></state><final id="fin"/>)",
         2, "nombra un dato que no existe"},
        {"term to extend", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="fin"><v:extend deadline="d" by="2 habiles"/></transition></state><final id="fin"/>)",
         3, "No existe el plazo «d»"},
        {"history without a default", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<history id="h"/><state id="b"/><transition event="x" v:label="X" target="fin"/></state><final id="fin"/>)",
         3, "falta su transición por omisión"},
    })));
}

TEST_CASE("a chart alone is not asked for what its package would bring") {
    const auto report =
        lint_lines(R"(<state id="a"><v:task id="t" by="role:r list:l superior:r" title="T"/>
<v:deadline id="d" afterexpr="_x.profile.termino"><v:remind before="1 habiles" notice="n"/></v:deadline>
<transition event="x" v:label="X" v:form="f" target="fin">
<v:document id="doc" template="t" number="s"/><v:notify notice="n" to="role:q"/></transition></state><final id="fin"/>)");
    CHECK(lines_of(report.errors) + lines_of(report.warnings) == "");
}

TEST_CASE("plain SCXML is told only what is true of any chart") {
    check_warning(GENERATE(values<Row>({
        {"unreachable", R"(<state id="a"/>
<state id="b"/>)",
         3, "Al estado «b» no llega nada"},
        {"end of no state",
         R"(<state id="a"><transition event="done.state.x" target="b"/></state><state id="b"/>)", 2,
         "no hay ningún estado «x»"},
        {"end of two states",
         R"(<state id="p"><transition event="done.state.p" target="b"/><final id="f"/></state>
<state id="b"><transition target="p.q"/></state><state id="p.q"><state id="c"><transition event="e" target="d"/></state><final id="d"/></state>)",
         2, "«done.state.p» toma también el fin de «p.q»"},
        {"never taken", R"(<state id="a"><transition event="e" target="b"/>
<transition event="e.f" target="b"/></state><state id="b"/>)",
         3, "nunca se toma"},
        {"leaving and entering a parallel", R"(<parallel id="p">
<state id="a"><state id="a1"/><state id="a2"/>
<transition event="x" target="a2"/></state><state id="b"/></parallel>)",
         4, "sale del paralelo «p» y vuelve a entrar"},
    })));
    CHECK(lines_of(
              lint_lines(
                  R"x(<datamodel><data id="n"/></datamodel><script>var total = 0; otra = 1;</script>
<state id="a"><transition event="*" target="b"/><transition cond="total + otra + n &gt; 0" target="b"/></state>
<state id="b"><onentry><foreach array="[1]" item="cada" index="i"><log expr="cada + i"/></foreach></onentry>
<transition event="done.invoke.x"/></state>)x")
                  .errors) == "");
}
