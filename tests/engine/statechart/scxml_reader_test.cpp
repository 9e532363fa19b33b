#include "engine/statechart/scxml_reader.h"

#include <catch2/catch.hpp>

#include "tests/engine/statechart/charts.h"

namespace sc = engine::statechart;

namespace {

struct Row {
    const char *inside, *words;
};

void check_only_complaint(const Row& row) {
    CAPTURE(row.inside);
    const auto found = complaints(document("\n" + std::string(row.inside)));
    REQUIRE(found.size() == 1);
    CHECK_THAT(found.front(), Catch::StartsWith("c.scxml:2: " + std::string(row.words)));
}

}  // namespace

TEST_CASE("what is wrong with the states is said with file, line and words") {
    check_only_complaint(GENERATE(values<Row>({
        {"<state id='a'/><state id='a'/>", "El id «a» ya se usó en la línea 2."},
        {"<state id='a b'/>", "El id «a b» no es un nombre válido."},
        {"<state id=''/>", "El id «» no es un nombre válido."},
        {"<state id='#1'/>", "El id «#1» no es un nombre válido."},
        {"<estado/><state id='a'/>", "<estado> no va dentro de <scxml>."},
        {"<state id='a'><scxml/></state>", "<scxml> no va dentro de <state id=\"a\">."},
        {"<state id='a' label='x'/>", "<state> no tiene el atributo «label»."},
        {"<state id='a'>hola</state>", "<state> contiene texto suelto."},
        {"<parallel id='p' initial='a'><state id='a'/></parallel>",
         "<parallel> no tiene el atributo «initial»."},
        {"<parallel id='p'><final id='f'/></parallel>",
         "<final> no va dentro de <parallel id=\"p\">."},
        {"<parallel><initial/></parallel>", "<initial> no va dentro de <parallel>."},
        {"<final id='f'><state id='a'/></final>", "<state> no va dentro de <final id=\"f\">."},
        {"<final id='f'><transition event='e'/></final>",
         "<transition> no va dentro de <final id=\"f\">."},
        {"<state id='a'><donedata/></state>", "<donedata> no va dentro de <state id=\"a\">."},
        {"<state id='a'/><transition event='e'/>", "<transition> no va dentro de <scxml>."},
        {"<state id='a'/><onentry/>", "<onentry> no va dentro de <scxml>."},
        {"<state id='a'/><datamodel><dato/></datamodel>", "<dato> no va dentro de <datamodel>."},
        {"<state id='a'/><datamodel><data/></datamodel>", "A <data> le falta el atributo «id»."},
        {"<datamodel><data id='x'/></datamodel><state id='a'><datamodel><data id='x'/>"
         "</datamodel></state>",
         "El dato «x» ya se declaró en la línea 2."},
        {"<state id='a'/><datamodel><data id='x' expr='1'>2</data></datamodel>",
         "<data> lleva «expr» y también contenido."},
        {"<state id='a'/><datamodel><data id='x' src='x.json'/></datamodel>",
         "«src» no se admite aquí."},
    })));
}

TEST_CASE("what is wrong with where transitions lead is said likewise") {
    check_only_complaint(GENERATE(values<Row>({
        {"<state id='a'><transition event='e' target='b'/></state>", "El destino «b» no existe."},
        {"<state id='a'><transition event='e' target=' '/></state>",
         "A <transition> le falta el destino en «target»."},
        {"<state id='a'><transition/></state>",
         "La transición no tiene evento, condición ni destino."},
        {"<state id='a'><transition event='' target='a'/></state>", "«event» está vacío."},
        {"<state id='a'><transition event='e' type='interna'/></state>",
         "«type» no puede valer «interna». Use internal o external."},
        {"<state id='a'><transition event='e' target='a b'/></state><state id='b'/>",
         "Los destinos «a» y «b» no pueden estar activos a la vez."},
        {"<state id='a'><transition event='e' target='a a'/></state>",
         "Los destinos «a» y «a» no pueden estar activos a la vez."},
        {"<state id='a'><transition event='e' target='a b'/><state id='b'/></state>",
         "Los destinos «a» y «b» no pueden estar activos a la vez."},
        {"<parallel id='p'><transition event='e' target='h b1'/>"
         "<history id='h'><transition target='b1'/></history>"
         "<state id='a'/><state id='b'><state id='b1'/></state></parallel>",
         "Los destinos «h» y «b1» no pueden estar activos a la vez."},
        {"<state id='a' initial='b'><state id='c'/></state><state id='b'/>",
         "El estado inicial «b» no está dentro de «a»."},
        {"<state id='a' initial=''><state id='c'/></state>",
         "A <state> le falta el destino en «initial»."},
        {"<state id='a' initial='c'/><state id='c'/>",
         "<state id=\"a\"> dice cómo empezar pero no tiene estados dentro."},
        {"<state id='a' initial='c'><initial><transition target='c'/></initial>"
         "<state id='c'/></state>",
         "<state id=\"a\"> lleva «initial» y también <initial>."},
        {"<state id='a'><initial/><state id='c'/></state>",
         "<initial> debe contener una sola <transition>."},
        {"<state id='a'><initial><transition/></initial><state id='c'/></state>",
         "A <transition> le falta el destino en «target»."},
        {"<state id='a'><initial><transition event='e' target='c'/></initial>"
         "<state id='c'/></state>",
         "<transition> no tiene el atributo «event»."},
        {"<state id='a'><history id='h'/><state id='c'/></state>",
         "A <history id=\"h\"> le falta su transición por omisión."},
        {"<state id='a'><history id='h'><transition target='c'/><transition target='c'/>"
         "</history><state id='c'/></state>",
         "<history id=\"h\"> lleva dos transiciones iniciales."},
        {"<state id='a'><history id='h'><transition target='b'/></history><state id='c'/>"
         "</state><state id='b'/>",
         "El destino por omisión «b» no está dentro de «a»."},
        {"<state id='a'><history id='h' type='profunda'><transition target='c'/></history>"
         "<state id='c'/></state>",
         "«type» no puede valer «profunda». Use shallow o deep."},
        {"<state id='a'><history id='h'><transition target='h'/></history><state id='c'/></state>",
         "La entrada por omisión de «h» vuelve a sí misma y no termina."},
        {"<state id='a' initial='h'><history id='h'><transition target='a'/></history>"
         "<state id='c'/></state>",
         "La entrada por omisión de «h» vuelve a sí misma y no termina."},
    })));
}

TEST_CASE("what is wrong with executable content is said likewise") {
    static constexpr const char* rows[][2] = {
        {"<rise event='e'/>", "<rise> no es contenido ejecutable de SCXML."},
        {"<raise/>", "A <raise> le falta el atributo «event»."},
        {"<raise event='e'>x</raise>", "<raise> no lleva nada dentro."},
        {"<assign expr='1'/>", "A <assign> le falta el atributo «location»."},
        {"<assign location='x'/>", "A <assign> le falta el valor."},
        {"<assign location='x' expr='1'>2</assign>", "<assign> lleva «expr» y también contenido."},
        {"<foreach item='x'/>", "A <foreach> le falta el atributo «array»."},
        {"<foreach array='x'/>", "A <foreach> le falta el atributo «item»."},
        {"<if/>", "A <if> le falta el atributo «cond»."},
        {"<if cond='1'><else/><else/></if>", "<else> viene después de <else>."},
        {"<if cond='1'><else/><elseif cond='2'/></if>", "<elseif> viene después de <else>."},
        {"<if cond='1'><elseif/></if>", "A <elseif> le falta el atributo «cond»."},
        {"<if cond='1'><else><raise event='e'/></else></if>", "<else> no contiene nada: separa."},
        {"<else/>", "<else> no es contenido ejecutable de SCXML."},
        {"<send/>", "A <send> le falta el nombre del evento."},
        {"<send event='e' eventexpr='f'/>", "<send> lleva a la vez «event» y «eventexpr»."},
        {"<send event='e' id='f' idlocation='g'/>", "<send> lleva a la vez «id» y «idlocation»."},
        {"<send event='e'><raise event='f'/></send>", "<raise> no va dentro de <send>."},
        {"<send event='e'><param/></send>", "A <param> le falta"},
        {"<send event='e'><param name='a'/></send>", "A <param> le falta el valor."},
        {"<send event='e'><param name='a' expr='1'/><content>2</content></send>",
         "<send> lleva a la vez <param> y <content>."},
        {"<send event='e'><content expr='1'>2</content></send>",
         "<content> lleva «expr» y también contenido."},
        {"<send event='e' namelist='a'><content>2</content></send>",
         "<send> lleva a la vez «namelist» y <content>."},
        {"<cancel/>", "<cancel> no dice qué envío anula."},
        {"<script>x<b/></script>", "<script> contiene elementos."},
        {"<script src='reglas.js'/>", "«src» no se admite aquí."},
        {"<log etiqueta='x'/>", "<log> no tiene el atributo «etiqueta»."},
    };
    const auto i = GENERATE(range(0, static_cast<int>(std::size(rows))));
    const std::string inside =
        "\n<state id='a'><onentry>" + std::string(rows[i][0]) + "</onentry></state>";
    CAPTURE(inside);
    const auto found = complaints(document(inside));
    REQUIRE(!found.empty());
    CHECK_THAT(found.front(), Catch::StartsWith("c.scxml:2: " + std::string(rows[i][1])));
}

TEST_CASE("the root must be SCXML 1.0") {
    struct Document {
        const char *text, *words;
    };
    const auto row = GENERATE(values<Document>({
        {"<scxml version='1.0'><state/></scxml>", "c.scxml:1: El elemento raíz no es <scxml>"},
        {"<html/>", "c.scxml:1: El elemento raíz no es <scxml>"},
        {"<scxml xmlns='http://www.w3.org/2005/07/scxml'><state/></scxml>",
         "c.scxml:1: Falta version=\"1.0\""},
        {"<scxml xmlns='http://www.w3.org/2005/07/scxml' version='2.0'><state/></scxml>",
         "c.scxml:1: Falta version=\"1.0\""},
        {"<scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0' binding='x'><state/>"
         "</scxml>",
         "c.scxml:1: «binding» no puede valer «x». Use early o late."},
    }));
    CAPTURE(row.text);
    const auto found = complaints(row.text);
    REQUIRE(found.size() == 1);
    CHECK_THAT(found.front(), Catch::StartsWith(row.words));
}

TEST_CASE("a chart holds states, and no text") {
    CHECK(complaints(document("\n")) ==
          std::vector<std::string>{
              "c.scxml:1: El diagrama no tiene estados. Agregue al menos un <state>."});
    const auto found = complaints(document("<state id='a'/>\nhola"));
    REQUIRE(found.size() == 1);
    CHECK_THAT(found[0], Catch::StartsWith("c.scxml:1: <scxml> contiene texto suelto."));
}

TEST_CASE("all complaints come at once, each with its own line") {
    const auto found =
        complaints(document("\n<state id='a' x='1'>\n"
                            "  <transition event='e' target='b'/>\n"
                            "  <onentry>\n    <raise/>\n  </onentry>\n</state>"));
    REQUIRE(found.size() == 3);
    CHECK_THAT(found[0], Catch::StartsWith("c.scxml:2: "));
    CHECK_THAT(found[1], Catch::StartsWith("c.scxml:5: "));
    CHECK_THAT(found[2], Catch::StartsWith("c.scxml:3: "));
}

TEST_CASE("descriptors lose their trailing wildcard") {
    const auto chart =
        chart_of("<state id='a'><transition event=' x.* y.\n z * a.b' target='a'/></state>");
    CHECK(chart.transitions.front().events == std::vector<std::string>{"x", "y", "z", "*", "a.b"});
}

TEST_CASE("a chart is numbered in document order") {
    const auto chart = chart_of(
        "<state id='a'><state id='b'/><parallel id='c'><state id='d'/><state/></parallel></state>"
        "<final id='e'/>",
        "name='n' initial='e'");
    std::string tree;
    for (const auto& state : chart.states)
        tree += state.id + ":" + std::to_string(state.last_descendant) + " ";
    CHECK(tree == ":6 a:5 b:2 c:5 d:4 #5:5 e:6 ");
    CHECK(chart.name == "n");
    CHECK(chart.data_model == "null");
    CHECK(chart.find("d") == 4);
    CHECK(chart.find("x") == sc::no_index);
    CHECK(chart.transitions[chart.states[sc::root_state].initial].targets ==
          std::vector<sc::StateIndex>{6});
    CHECK(chart.states[3].kind == sc::StateKind::parallel);
    CHECK(chart.states[4].kind == sc::StateKind::atomic);
}

TEST_CASE("an element of no namespace is not taken for SCXML") {
    const auto chart = chart_of("<state id='a'><state xmlns='' id='b'/></state>");
    CHECK(chart.states.size() == 2);
    REQUIRE(chart.states[1].extensions.size() == 1);
    CHECK(chart.states[1].extensions[0].name_space.empty());
}

TEST_CASE("another namespace is kept, whole and with its place") {
    const auto chart = chart_of(
        "\n<state id='a' v:label='Uno'><v:task id='t' by='role:x'><v:remind every='1'/></v:task>"
        "\n<transition event='e' v:by='role:y'><v:notify notice='n'>hola</v:notify></transition>"
        "</state>",
        "xmlns:v='urn:visado:chart:1'");
    const auto& state = chart.states[1];
    REQUIRE(state.annotations.size() == 1);
    CHECK(state.annotations[0].name_space == "urn:visado:chart:1");
    CHECK(state.annotations[0].value == "Uno");
    REQUIRE(state.extensions.size() == 1);
    CHECK(state.extensions[0].line == 2);
    REQUIRE(state.extensions[0].attribute("by") != nullptr);
    CHECK(*state.extensions[0].attribute("by") == "role:x");
    REQUIRE(state.extensions[0].children.size() == 1);
    const auto& transition = chart.transitions[state.transitions[0]];
    CHECK(transition.annotations[0].name == "by");
    REQUIRE(transition.content.size() == 1);
    CHECK(transition.content[0].line == 3);
    CHECK(std::get<sc::Request>(transition.content[0].action).element.text == "hola");
}

TEST_CASE("src is read by whoever knows what is allowed") {
    const std::string text = document(
        "<script src='reglas.js'/><datamodel><data id='x' src='x.json'/></datamodel>"
        "<state id='a'/>",
        "datamodel='ecmascript'");
    const sc::SourceLoader load = [](const std::string& name) -> engine::Result<std::string> {
        if (name == "reglas.js") return std::string("function f() {}");
        return engine::Problem{engine::Refusal::not_found, "no está en el paquete.", name,
                               "Agréguelo."};
    };
    const auto chart = sc::read_scxml(text, "c.scxml", load);
    REQUIRE(!chart);
    REQUIRE(chart.error().size() == 1);
    CHECK(to_line(chart.error()[0]) ==
          "c.scxml:1: No se pudo leer «x.json»: no está en el paquete. Agréguelo.");
}
