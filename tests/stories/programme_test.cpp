// The approval chain of the Programme, told as the office would tell it. What single transitions do
// stands in the scenarios; here is what a person would complain about if it broke.
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/support/office.h"

namespace {

using engine::Refusal;
using engine::Value;

constexpr char coordinator[] = "coordinadora-integridad";
constexpr char director_op[] = "directora-op";
constexpr char planning[] = "director-ogppd";
constexpr char legal[] = "directora-ogaj";
constexpr char legal_second[] = "abogado-ogaj";
constexpr char secretary[] = "secretaria-general";

Value matrix(const std::string& goal) {
    return {{"acciones", Value::array({{{"codigo", "AOE.1.1"},
                                        {"componente", "C.1 Compromiso"},
                                        {"objetivo", "OE.1. Fortalecer"},
                                        {"accion", "Elaborar el Programa"},
                                        {"meta", goal},
                                        {"trim2", "X"},
                                        {"responsable", "OP"}}})},
            {"dudas", Value::array()}};
}

void submit(Office& office) {
    office.opens(coordinator, "programa-integridad", {{"title", "Programa de Integridad 2023"}});
    office.does(coordinator, "importar", matrix("1 programa"));
    office.does(coordinator, "enviar");
}

void approve_opinions(Office& office) {
    office.does(planning, "ogppd.favorable");
    office.does(legal, "ogaj.favorable");
}

}  // namespace

TEST_CASE("from draft to published: numbers, dates and mails come out by themselves") {
    Office office("2023-06-01");
    submit(office);
    CHECK(office.status() == "En opinión de OGPPD · En opinión de OGAJ");
    approve_opinions(office);
    office.does(legal_second, "visado.dar");
    office.does(coordinator, "elevar");
    office.comes("2023-06-28");
    const auto approved = office.does(secretary, "sg.aprobar");
    REQUIRE(approved.value.at("documents").size() == 1);
    CHECK(approved.value.at("documents")[0].at("number") == "001-2023-MINCETUR/SG");
    office.does("jefa-ocop", "publicar", {{"url", "https://www.gob.pe/mincetur"}});
    office.mails();
    office.does(coordinator, "comunicar");
    const auto mails = office.mails();
    CHECK(mails.size() == 10);  // every member of the list, once
    CHECK(office.state().ended);
}

TEST_CASE("whoever submitted gives no opinion, not even as somebody's substitute") {
    Value organization = Office::demo_organization();
    organization["substitutions"] = Value::array({{{"absent", planning},
                                                   {"substitute", coordinator},
                                                   {"from", "2023-06-01"},
                                                   {"to", "2023-06-30"},
                                                   {"document", "Memorando 1"}}});
    Office office("2023-06-01", organization);
    submit(office);
    const auto refused = office.tries(coordinator, "ogppd.favorable");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Refusal::not_authorized);
    CHECK(refused.error().message.find("separación de funciones") != std::string::npos);
}

TEST_CASE("whoever was represented in an act is barred as if they had done it") {
    Value organization = Office::demo_organization();
    organization["people"].push_back({{"id", "multiple"},
                                      {"name", "Puesto múltiple"},
                                      {"post", "Puesto múltiple"},
                                      {"unit", "OP"},
                                      {"email", "multiple@example.org"},
                                      {"roles", Value::array({"oficial", "ogaj"})},
                                      {"superior", ""}});
    organization["substitutions"] = Value::array({{{"absent", "multiple"},
                                                   {"substitute", "jefe-oi"},
                                                   {"from", "2023-06-01"},
                                                   {"to", "2023-06-01"},
                                                   {"document", "Memorando 2"}}});
    Office office("2023-06-01", organization);
    office.opens(coordinator, "programa-integridad");
    office.does(coordinator, "importar", matrix("1 programa"));
    office.does("jefe-oi", "enviar");  // on behalf of "multiple"
    CHECK(office.state().acts.back().behalf == "multiple");
    const auto refused = office.tries("multiple", "ogaj.favorable");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("separación de funciones") != std::string::npos);
}

TEST_CASE("an encargatura holds on its days and on no other") {
    Value organization = Office::demo_organization();
    organization["substitutions"] = Value::array({{{"absent", planning},
                                                   {"substitute", "jefe-racionalizacion"},
                                                   {"from", "2023-06-05"},
                                                   {"to", "2023-06-06"},
                                                   {"document", "Memorando 3"}}});
    Office office("2023-06-02", organization);
    submit(office);
    CHECK_FALSE(office.tries("jefe-racionalizacion", "ogppd.favorable"));
    const auto before = office.cases().inbox("jefe-racionalizacion");
    REQUIRE(before);
    CHECK(before->empty());
    office.comes("2023-06-06");
    const auto during = office.cases().inbox("jefe-racionalizacion");
    REQUIRE(during);
    REQUIRE(during->size() == 1);
    CHECK(during->front().behalf == planning);
    office.does("jefe-racionalizacion", "ogppd.favorable");
    const auto act = office.state().acts.back();
    CHECK(act.actor == "jefe-racionalizacion");
    CHECK(act.behalf == planning);
}

TEST_CASE("an opinion on another version does not count: the version is its content") {
    Office office("2023-06-01");
    submit(office);
    const std::string first = office.state().newest("proyecto")->content;
    office.does(planning, "ogppd.observar",
                {{"observaciones", Value::array({"La meta no se puede medir."})}});
    office.does(legal, "ogaj.favorable");
    office.does(coordinator, "importar", matrix("2 programas"));
    office.does(coordinator, "responder", {{"numero", 1}, {"respuesta", "Se corrigió la meta."}});
    office.does(coordinator, "enviar", {{"afecta", Value::array({"ogaj"})}});
    CHECK(office.state().newest("proyecto")->content != first);
    CHECK(office.status() == "En opinión de OGPPD · En opinión de OGAJ");

    workflows::CaseRequest late;  // the page still shows the first version
    late.event = "ogaj.favorable";
    late.actor = legal;
    late.seen_documents = {{"proyecto", first}};
    const auto refused = office.tries(late);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Refusal::stale);
    CHECK(refused.error().message.find("la vigente es la versión 2") != std::string::npos);
}

TEST_CASE("the same dossier submitted twice is the same version by hash") {
    Office office("2023-06-01");
    submit(office);
    const std::string first = office.state().newest("proyecto")->content;
    office.does(coordinator, "recoger", Value::object(), "Falta una firma.");
    office.does(coordinator, "enviar");
    CHECK(office.state().newest("proyecto")->version == 2);
    CHECK(office.state().newest("proyecto")->content == first);
}

TEST_CASE(
    "a page whose step was left meanwhile is refused, what others did on the case is no reason") {
    Office office("2023-06-01");
    submit(office);
    workflows::CaseRequest opinion;
    opinion.event = "ogaj.favorable";
    opinion.actor = legal;
    opinion.seen_entry = office.state().entries.at("ogaj_espera");
    office.does(planning, "ogppd.favorable");  // another office's opinion never refuses this one

    SECTION("decided on what is there") {
        CHECK(office.tries(opinion));
    }
    SECTION("decided on a step that was left and entered anew") {
        office.does(coordinator, "recoger", Value::object(), "Se corrige el anexo.");
        office.does(coordinator, "enviar", {{"afecta", Value::array({"ogppd"})}});
        const auto refused = office.tries(opinion);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == Refusal::stale);
    }
}

TEST_CASE("deadlines and done events cannot be forged by anybody") {
    Office office("2023-06-01");
    submit(office);
    for (const std::string forged :
         {"plazo.ogppd", "done.state.opiniones", "error.execution", "done.state.ogppd", "*", ""}) {
        INFO(forged);
        const auto refused = office.tries(secretary, forged);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == Refusal::wrong_state);
    }
    engine::durable::Command timer;  // the shape of a timer, from a person
    timer.stream = office.current;
    timer.kind = workflows::case_kind;
    timer.request = {{"timer", "plazo"}, {"term", "plazo_ogppd"}, {"generation", 3}};
    CHECK_FALSE(office.installation().runtime().handle(timer));
    CHECK(office.status() == "En opinión de OGPPD · En opinión de OGAJ");
}

TEST_CASE("the same key acts once, for something else it is refused") {
    Office office("2023-06-01");
    submit(office);
    workflows::CaseRequest opinion;
    opinion.event = "ogppd.favorable";
    opinion.actor = planning;
    const auto first = office.tries(opinion, "clave-1");
    REQUIRE(first);
    const auto again = office.tries(opinion, "clave-1");
    REQUIRE(again);
    CHECK(again->repeated);
    CHECK(again->sequence == first->sequence);
    opinion.event = "ogaj.favorable";
    const auto other = office.tries(opinion, "clave-1");
    REQUIRE_FALSE(other);
    CHECK(other.error().kind == Refusal::conflict);
}

TEST_CASE("a refused act leaves no trace and takes no number") {
    Office office("2023-06-01");
    submit(office);
    const auto entries = office.installation().queries().entries(office.current).size();
    const auto numbers = office.installation().queries().numbers();
    CHECK_FALSE(office.tries(planning, "ogppd.observar", {{"observaciones", Value::array()}}));
    CHECK_FALSE(office.tries(planning, "ogppd.pedir_ampliacion"));  // reason missing
    CHECK_FALSE(office.tries(secretary, "sg.aprobar"));
    CHECK_FALSE(office.tries("nadie", "ogppd.favorable"));
    CHECK(office.installation().queries().entries(office.current).size() == entries);
    REQUIRE(office.installation().queries().numbers().size() == numbers.size());
    CHECK(office.installation().queries().numbers().front().last == numbers.front().last);
}

TEST_CASE("all problems of a form come at once, in its order") {
    Office office("2023-06-01");
    submit(office);
    const auto refused =
        office.tries(planning, "ogppd.observar",
                     {{"observaciones", Value::array({"", "Bien dicho.", 7})}, {"de_mas", true}});
    REQUIRE_FALSE(refused);
    const auto lines =
        std::count(refused.error().message.begin(), refused.error().message.end(), '\n') + 1;
    CHECK(lines == 3);
    CHECK(refused.error().message.find("observaciones.0") <
          refused.error().message.find("observaciones.2"));
}

TEST_CASE("a term that runs out reminds first, then tells the superior every working day") {
    Office office("2023-06-01");
    submit(office);
    office.mails();
    office.comes("2023-06-08");  // due on Monday 12: two working days before
    auto mails = office.mails();
    CHECK(std::count_if(mails.begin(), mails.end(), [](const auto& mail) {
              return mail.starts_with("por-vencer > director-ogppd@");
          }) == 1);
    office.comes("2023-06-13");
    CHECK(office.status().find("Término de OGPPD vencido") != std::string::npos);
    mails = office.mails();
    CHECK(std::count_if(mails.begin(), mails.end(), [](const auto& mail) {
              return mail.starts_with("vencido > secretaria-general@");
          }) == 2);
    office.comes("2023-06-14");
    CHECK(office.mails().size() > 0);
    office.does(director_op, "ogppd.prescindir", Value::object(), "Venció el término.");
    CHECK(office.state().newest("constancia_ogppd") != nullptr);
}

TEST_CASE(
    "the act that comes after the term finds the term expired, even if no clock ticked between") {
    Office office("2023-06-01");
    submit(office);
    office.clock().set(office.clock().now() + std::chrono::hours(24 * 13));  // nobody ticks
    const auto refused =
        office.tries(planning, "ogppd.pedir_ampliacion", Value::object(), "Falta información.");
    REQUIRE_FALSE(refused);
    CHECK(office.status().find("vencido") != std::string::npos);
}

TEST_CASE("a power cut loses nothing and the case goes on") {
    Office office("2023-06-01");
    submit(office);
    office.does(planning, "ogppd.favorable");
    const auto before = workflows::to_value(office.state());
    office.restarts();
    CHECK(workflows::to_value(office.state()) == before);
    office.does(legal, "ogaj.favorable");
    CHECK(office.status() == "Por visar");
}

TEST_CASE("an attached report must be the file that was sent") {
    Office office("2023-06-01");
    submit(office);
    const Value report = office.cases().attach("informe.pdf", "%PDF-1.4 informe");
    Value forged = report;
    forged["size"] = 5;
    CHECK_FALSE(office.tries(planning, "ogppd.favorable", {{"informe", forged}}));
    forged["size"] = 16;
    forged["sha256"] = std::string(64, 'a');
    CHECK_FALSE(office.tries(planning, "ogppd.favorable", {{"informe", forged}}));
    office.does(planning, "ogppd.favorable", {{"informe", report}});
}

TEST_CASE(
    "the texts of the sections are written in the case, and a change of them is another version") {
    Office office("2023-06-01");
    submit(office);
    const auto printed = [&] {
        return *office.cases().content(office.state().newest("proyecto")->html);
    };
    const auto content = [&] { return office.state().newest("proyecto")->content; };
    // Nobody wrote any: those one starts from, with the year of the act.
    CHECK(printed().find("para el año 2023, busca cerrar") != std::string::npos);
    CHECK(printed().find("<th class=\"centro\">Etapa 1</th>") != std::string::npos);
    CHECK(printed().find("<b>Integridad:</b> En su dimensión") != std::string::npos);
    const auto first = content();
    const Value texts = {{"objetivos",
                          "## Único\nQue **nadie** pierda <una> palabra en {año}.\n- Ni dos.\n\n"
                          "| Qué | Cuánto |\n| Palabras | 0 |\n¹ Ver la directiva."}};
    CHECK(office.tries(coordinator, "redactar", texts).error().kind == Refusal::wrong_state);
    approve_opinions(office);
    office.does(legal, "visado.observar", {{"observaciones", Value::array({"Los objetivos."})}});
    CHECK(office.tries(planning, "redactar", texts).error().kind == Refusal::not_authorized);
    office.does(coordinator, "redactar", texts);
    office.does(coordinator, "responder", {{"numero", 1}, {"respuesta", "Cambiados."}});
    office.does(coordinator, "enviar", {{"afecta", Value::array({"ogaj"})}});
    CHECK(content() != first);
    CHECK(office.status() == "OGPPD concluyó · En opinión de OGAJ");
    const std::string html = printed();
    for (const char* each :
         {"<h3>Único</h3>", "<p>Que <b>nadie</b> pierda &lt;una&gt; palabra en 2023.</p>",
          "<li>Ni dos.</li>", "<th class=\"centro\">Qué</th>", "<td class=\"centro\">0</td>",
          "<p class=\"notapie\">¹ Ver la directiva.</p>"}) {
        CAPTURE(each);
        CHECK(html.find(each) != std::string::npos);
    }
}
