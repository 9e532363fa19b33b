// Who may read a case, asked where pages ask it.
#include <catch2/catch.hpp>

#include "tests/support/office.h"
#include "workflows/act_outlook.h"
#include "workflows/case_lists.h"
#include "workflows/opinions.h"

namespace {

constexpr char coordinator[] = "coordinadora-integridad";

engine::Value matrix(const std::string& action) {
    return {{"acciones",
             engine::Value::array(
                 {{{"componente", "C.1"}, {"objetivo", "O"}, {"accion", action}, {"meta", "M"}}})}};
}

bool sees(Office& office, const std::string& person) {
    const auto organization = office.cases().organization();
    REQUIRE(organization);
    const auto view = office.cases().see(office.current, person, *organization);
    if (!view) CHECK(view.error().kind == engine::Refusal::not_found);
    return view.has_value();
}

}  // namespace

TEST_CASE("a case is read by those its chart awaits, reminds or let act, and by nobody else") {
    Office office("2023-06-01");
    office.opens(coordinator, "programa-integridad", {{"title", "P"}});
    struct Row {
        const char* person;
        bool reads;
    };
    const auto row = GENERATE(values<Row>({
        {"coordinadora-integridad", true},
        {"directora-op", true},        // may open cases of this kind
        {"abogado-ogaj", true},        // awaited later
        {"secretaria-general", true},  // awaited, and superior of who is reminded
        {"jefa-ocop", true},
        {"director-oga", true},  // superior of the Oficial: hears of delays
        {"jefa-oasa", false},    // only in the list that the programme is sent to
        {"jefe-oi", false},
        {"nadie", false},
        {"", false},
    }));
    CAPTURE(row.person);
    CHECK(sees(office, row.person) == row.reads);
}

TEST_CASE("a substitute reads while the encargo lasts, and what she acted in for ever") {
    Office office("2023-06-01");
    office.opens(coordinator, "programa-integridad", {{"title", "P"}});
    office.does(coordinator, "importar", matrix("A"));
    office.does(coordinator, "enviar");
    for (const auto& [absent, substitute] :
         {std::pair{"director-ogppd", "jefe-racionalizacion"}, std::pair{"jefa-ocop", "jefe-oi"}}) {
        const auto recorded = office.cases().administer(
            workflows::organization_kind, "encargatura.registrar", workflows::console_actor,
            {{"absent", absent},
             {"substitute", substitute},
             {"from", "2023-06-02"},
             {"to", "2023-06-05"},
             {"document", "Memorando (demostración)"}});
        REQUIRE(recorded);
    }
    CHECK_FALSE(sees(office, "jefe-racionalizacion"));
    office.comes("2023-06-02");
    CHECK(sees(office, "jefe-racionalizacion"));
    CHECK(sees(office, "jefe-oi"));
    office.does("jefe-racionalizacion", "ogppd.favorable");
    office.comes("2023-06-06");
    CHECK(sees(office, "jefe-racionalizacion"));
    CHECK_FALSE(sees(office, "jefe-oi"));
}

TEST_CASE("lists hold what a person may read, newest first, and the unit's tasks") {
    Office office("2023-06-01");
    const auto first = office.opens(coordinator, "programa-integridad", {{"title", "Uno"}});
    office.does(coordinator, "importar", matrix("A"));
    office.does(coordinator, "enviar");
    office.opens(coordinator, "programa-integridad", {{"title", "Dos"}});
    const auto organization = office.cases().organization();
    REQUIRE(organization);
    const auto all = [](const workflows::CaseLine&) { return true; };
    const auto listed =
        workflows::list_cases(office.cases(), "abogado-ogaj", *organization, {}, all);
    REQUIRE(listed);
    REQUIRE(listed->lines.size() == 2);
    CHECK(listed->lines[0].title == "Dos");
    CHECK(listed->lines[1].due == "2023-06-12");
    CHECK(listed->lines[1].last_day.empty());
    CHECK(listed->next.value == 0);
    const auto before =
        workflows::list_cases(office.cases(), coordinator, *organization, office.current, all);
    REQUIRE(before);
    REQUIRE(before->lines.size() == 1);
    CHECK(before->lines[0].id == first);
    CHECK(before->lines[0].last_act == "Presentar el proyecto");
    const auto hidden = workflows::list_cases(office.cases(), "jefa-oasa", *organization, {}, all);
    REQUIRE(hidden);
    CHECK(hidden->lines.empty());

    // Both of OGAJ hold the role: what is one's own is not shown again as the unit's.
    const auto unit = workflows::list_unit_tasks(office.cases(), "abogado-ogaj", *organization);
    REQUIRE(unit);
    CHECK(unit->empty());
}

TEST_CASE("an act says where it leads, what comes out and who is awaited then") {
    Office office("2023-06-01");
    office.opens(coordinator, "programa-integridad", {{"title", "P"}});
    const auto view = office.cases().view(office.current, coordinator);
    REQUIRE(view);
    const auto outlook_of = [&](const std::string& event) {
        for (const auto& act : view->package->procedure.acts) {
            if (act.event == event) return workflows::outlook(*view->package, act);
        }
        FAIL("no act " << event);
        return workflows::ActOutlook{};
    };
    const auto present = outlook_of("enviar");
    CHECK(present.documents == std::vector<std::string>{"Programa de Integridad",
                                                        "Informe de sustento",
                                                        "Resolución Secretarial"});
    CHECK(present.state == "En opinión");
    CHECK(outlook_of("importar").state.empty());
    CHECK(outlook_of("sg.aprobar").state == "Aprobado");
    CHECK(outlook_of("desistir").ends);
    CHECK_FALSE(outlook_of("elevar").ends);
}

TEST_CASE("an opinion knows the version it is about, and when that is no longer the newest") {
    Office office("2023-06-01");
    office.opens(coordinator, "programa-integridad", {{"title", "P"}});
    office.does(coordinator, "importar", matrix("A"));
    office.does(coordinator, "enviar");
    CHECK(workflows::opinions(office.state()).empty());
    office.does("abogado-ogaj", "ogaj.favorable", {{"informe_numero", "0112"}});
    auto given = workflows::opinions(office.state());
    REQUIRE(given.size() == 1);
    CHECK(given[0].of == "ogaj");
    CHECK(given[0].by == "abogado-ogaj");
    CHECK(given[0].version == 1);
    CHECK(given[0].document == "Programa de Integridad");
    CHECK_FALSE(given[0].outdated);
    office.does(coordinator, "recoger", engine::Value::object(), "Cambia");
    office.does(coordinator, "importar", matrix("B"));
    office.does(coordinator, "enviar");
    given = workflows::opinions(office.state());
    REQUIRE(given.size() == 1);
    CHECK(given[0].outdated);
    CHECK(given[0].kept);
    CHECK(given[0].current == 2);
}
