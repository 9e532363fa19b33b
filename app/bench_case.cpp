#include "app/bench_case.h"

#include "engine/durable/data_directory.h"

namespace app {
namespace {

using engine::Value;

constexpr char chart[] = R"(<?xml version="1.0" encoding="UTF-8"?>
<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:v="urn:visado:chart:1" version="1.0"
       name="medicion" datamodel="ecmascript" initial="revision">
  <datamodel><data id="vueltas" expr="0"/><data id="limite" expr="1000000000"/></datamodel>
  <state id="revision" v:label="En revisión">
    <v:task id="revisar" by="role:revisor" title="Revisar"/>
    <v:deadline id="plazo" after="7 habiles" event="plazo.revision" norm="TUO Ley 27444, art. 143.3"/>
    <transition event="plazo.revision" target="vencido"/>
    <transition event="devolver" cond="vueltas &lt; limite" target="revision" v:label="Devolver">
      <assign location="vueltas" expr="vueltas + 1"/>
    </transition>
  </state>
  <final id="vencido" v:label="Vencido"/>
</scxml>
)";

constexpr char manifest[] =
    R"({"name":"medicion","title":"Medición","version":"1","chart":"chart.scxml",
"start":{"by":"role:revisor"}})";

Value organization() {
    return {{"entity", {{"nombre", "Entidad"}, {"siglas", "ENT"}}},
            {"units", Value::array({{{"id", "U"}, {"name", "Unidad"}, {"superior", ""}}})},
            {"people", Value::array({{{"id", "revisora"},
                                      {"name", "Revisora"},
                                      {"post", "Revisora"},
                                      {"unit", "U"},
                                      {"email", ""},
                                      {"roles", Value::array({"revisor"})}}})}};
}

engine::durable::Command command(const std::string& kind, Value request) {
    engine::durable::Command made;
    made.kind = kind;
    made.request = std::move(request);
    return made;
}

}  // namespace

engine::durable::MeasuredWork BenchCase::prepare(const std::filesystem::path& directory, int acts) {
    engine::durable::ContentStore contents(
        engine::durable::DataDirectory::contents_path(directory));
    const std::string package = contents.keep(
        workflows::package_bundle({{"package.json", manifest}, {"chart.scxml", chart}}));
    engine::durable::MeasuredWork work;
    work.deciders = deciders_.all();
    work.ahead = deciders_ahead_.all();
    work.acts = acts;
    work.before = {command(workflows::organization_kind, {{"event", "organizacion.cargar"},
                                                          {"actor", workflows::console_actor},
                                                          {"data", organization()}})};
    work.first = command(workflows::case_kind, {{"event", workflows::open_event},
                                                {"actor", "revisora"},
                                                {"data", {{"package", package}}}});
    work.next = command(workflows::case_kind, {{"event", "devolver"}, {"actor", "revisora"}});
    return work;
}

}  // namespace app
