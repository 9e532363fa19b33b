#include "tests/engine/diagram/small_charts.h"

#include <functional>
#include <random>
#include <stdexcept>

#include "engine/diagram/diagram.h"
#include "engine/statechart/scxml_reader.h"

using engine::diagram::TransitionWords;
using engine::statechart::Chart;
using engine::statechart::StateIndex;

Chart chart_of(const std::string& inside) {
    auto chart = engine::statechart::read_scxml(
        "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" version=\"1.0\" name=\"permiso\">" +
            inside + "</scxml>",
        "c.scxml");
    if (chart) return std::move(*chart);
    throw std::logic_error(engine::to_line(chart.error().front()));
}

WordedChart permit() {
    WordedChart made{chart_of(R"x(
<state id="tramite">
  <transition event="desistir" target="desistido"/>
  <state id="borrador"><transition event="enviar" cond="completo()" target="opiniones"/>
    <transition event="guardar"/></state>
  <parallel id="opiniones">
    <transition event="done.state.opiniones" target="firma"/>
    <state id="tecnica"><state id="t1"><transition event="t.dar" target="t2"/>
      <transition event="plazo" target="t2"/></state><final id="t2"/></state>
    <state id="legal"><history id="h"><transition target="l1"/></history>
      <state id="l1"><transition event="l.dar" target="l2"/>
      <transition event="l.pedir" target="l1"/></state><final id="l2"/></state>
  </parallel>
  <state id="firma"><transition event="firmar" target="aprobado"/>
    <transition event="observar" target="borrador"/>
    <transition event="devolver" target="h"/></state>
</state>
<final id="aprobado"/><final id="desistido"/>)x"),
                     {},
                     {}};
    const std::map<std::string, engine::diagram::StateWords> states = {
        {"tramite", {"En trámite", {}}},
        {"borrador", {"Borrador", {"Espera a: Oficial de Integridad"}}},
        {"opiniones", {"En opinión", {}}},
        {"t1", {"En opinión técnica", {"Espera a: OGPPD", "Plazo: 7 días hábiles"}}},
        {"firma", {"Para firma de la Secretaría General", {}}},
        {"aprobado", {"Aprobado", {}}},
        {"desistido", {"Desistido", {}}}};
    for (const auto& [id, words] : states) made.words.states[made.chart.find(id)] = words;
    const std::map<std::string, TransitionWords> transitions = {
        {"desistir", {"Desistir del trámite", TransitionWords::Kind::act}},
        {"enviar", {"Presentar el proyecto", TransitionWords::Kind::act}},
        {"guardar", {"Guardar", TransitionWords::Kind::act}},
        {"plazo", {"al vencer el plazo", TransitionWords::Kind::term}},
        {"t.dar", {"Emitir opinión favorable", TransitionWords::Kind::act}}};
    for (engine::statechart::TransitionIndex i = 0; i < made.chart.transitions.size(); ++i) {
        const auto& events = made.chart.transitions[i].events;
        const auto found = events.empty() ? transitions.end() : transitions.find(events.front());
        if (found != transitions.end()) made.words.transitions[i] = found->second;
    }
    made.words.title = "Permiso";
    made.active = {made.chart.find("t1"), made.chart.find("l2")};
    return made;
}

Chart tangled_chart(unsigned seed, int states) {
    std::minstd_rand random(seed);
    const auto below = [&](int limit) {
        return static_cast<int>(random() % static_cast<unsigned>(limit));
    };
    int made = 0;
    std::string text;
    // Transitions name states by number; those beyond the last one made lead to the first.
    const std::function<std::string(int)> state = [&](int depth) {
        const std::string id = "s" + std::to_string(made++);
        std::string inside;
        int children = 0;
        if (depth < 4 && below(10) < 6) {
            for (int i = below(3); i >= 0 && made < states; --i, ++children)
                inside += state(depth + 1);
        }
        const std::string tag = children > 1 && below(3) == 0 ? "parallel" : "state";
        std::string transitions;
        for (int i = below(3); i > 0; --i)
            transitions += "<transition event='e" + std::to_string(below(9)) + "' target='s" +
                           std::to_string(below(states)) + "'/>";
        return "<" + tag + " id='" + id + "'>" + transitions + inside + "</" + tag + ">";
    };
    while (made < states) text += state(0);
    return chart_of(text);
}

std::string svg_of(const Chart& chart, const engine::diagram::ChartWords& words,
                   const std::vector<StateIndex>& active) {
    engine::diagram::LayoutEngine engine;
    auto svg = engine::diagram::draw_svg(engine, chart, words, active);
    if (svg) return std::move(*svg);
    throw std::logic_error(engine::to_line(svg.error()));
}
