// Secret acts: what would give somebody away, or never be counted.
#include <catch2/catch.hpp>

#include "tests/workflows/chart_lint.h"

namespace {

using Row = FindingRow;

}  // namespace

TEST_CASE("nothing is found in a survey that is counted") {
    const auto report = lint_lines(R"(<datamodel><data id="n" expr="0"/></datamodel>
<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" v:form="f" v:secret="u"><assign location="n" expr="n + 1"/></transition>
<transition event="y" v:label="Y" target="b"/></state>
<state id="b"><v:count box="u"/>
<transition event="done.count.u" target="fin"><assign location="n" expr="_event.data.length"/></transition></state>
<final id="fin"/>)");
    CHECK(lines_of(report.errors) == "");
}

TEST_CASE("what is wrong with a secret act or its box") {
    check_error(GENERATE(values<Row>({
        {"the chart reads what was said", R"(<datamodel><data id="n" expr="0"/></datamodel>
<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" v:form="f" v:secret="u">
<assign location="n" expr="_event.data.n"/></transition>
<transition event="y" v:label="Y" target="b"/></state>
<state id="b"><v:count box="u"/><transition event="done.count.u" target="fin"/></state>
<final id="fin"/>)",
         5, "«_event.data» está vacío"},
        {"the chart decides on what was said",
         R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" v:form="f" v:secret="u" cond="_event.data.si === 'no'"/>
<transition event="y" v:label="Y" target="b"/></state>
<state id="b"><v:count box="u"/><transition event="done.count.u" target="fin"/></state>
<final id="fin"/>)",
         3, "«_event.data» está vacío"},
        {"never counted", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" v:form="f" v:secret="u" target="fin"/></state>
<final id="fin"/>)",
         3, "La urna «u» nunca se cuenta"},
        {"a box that no act fills", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" target="b"/></state>
<state id="b">
<v:count box="u"/><transition event="done.count.u" target="fin"/></state>
<final id="fin"/>)",
         5, "Ningún acto llena la urna «u»"},
        {"offered while it is counted", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<v:count box="u"/>
<transition event="x" v:label="X" v:form="f" v:secret="u"/>
<transition event="done.count.u" target="fin"/></state>
<final id="fin"/>)",
         4, "ya no recibe nada"},
        {"nothing takes the count", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" v:form="f" v:secret="u" target="b"/></state>
<state id="b"><v:task id="w" by="role:r" title="W"/>
<v:count box="u"/><transition event="y" v:label="Y" target="fin"/></state>
<final id="fin"/>)",
         5, "nada tomará «done.count.u»"},
        {"from other cases",
         R"(<state id="a"><v:task id="t" by="role:r" title="T"/><v:accepts event="x"/>
<transition event="x" v:label="X" v:form="f" v:secret="u" target="b"/></state>
<state id="b"><v:count box="u"/><transition event="done.count.u" target="fin"/></state>
<final id="fin"/>)",
         3, "es un acto secreto de personas"},
        {"with a reason", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" v:form="f" v:secret="u" v:comment="required" target="b"/></state>
<state id="b"><v:count box="u"/><transition event="done.count.u" target="fin"/></state>
<final id="fin"/>)",
         3, "Un acto secreto no lleva motivo"},
        {"with nothing to say", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" v:secret="u" target="b"/></state>
<state id="b"><v:count box="u"/><transition event="done.count.u" target="fin"/></state>
<final id="fin"/>)",
         3, "le falta el formulario"},
        {"secret in one place only", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" v:form="f" v:secret="u" cond="1 === 2" target="b"/>
<transition event="x" v:label="X" v:form="f" target="b"/></state>
<state id="b"><v:count box="u"/><transition event="done.count.u" target="fin"/></state>
<final id="fin"/>)",
         4, "es secreto en una transición y en otra no"},
        {"names of what is not secret", R"(<state id="a"><v:task id="t" by="role:r" title="T"/>
<transition event="x" v:label="X" v:named-to="role:r" target="fin"/></state>
<final id="fin"/>)",
         3, "v:named-to es de los actos secretos"},
    })));
}

TEST_CASE("a file would lie outside the box, under the name of who brought it") {
    auto files =
        small_package("chart.scxml", "v:form=\"pedido\"", "v:form=\"pedido\" v:secret=\"u\"");
    files["forms/pedido.json"] = R"({"id": "pedido", "title": "Pedido", "fields": [
        {"name": "filas", "label": "Filas", "type": "table", "fields": [
            {"name": "plano", "label": "Plano", "type": "file"}]}]})";
    const auto report = workflows::lint_package(files);
    CHECK(lines_of(report.errors).find("su formulario pide un archivo") != std::string::npos);
}
