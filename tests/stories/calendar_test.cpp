// What a day declared not a working day does to terms under way (TUO of Ley 27444, art. 145.1).
#include <catch2/catch.hpp>

#include "engine/durable/courier.h"
#include "tests/support/office.h"
#include "workflows/audit_trail.h"
#include "workflows/calendar_delivery.h"

namespace {

using engine::Value;

constexpr char coordinator[] = "coordinadora-integridad";
constexpr char planning[] = "director-ogppd";

// The opinion of OGPPD is due on Monday 12 June 2023.
void submit(Office& office) {
    office.opens(coordinator, "programa-integridad", {{"title", "Programa de Integridad 2023"}});
    office.does(coordinator, "importar",
                {{"acciones", Value::array({{{"codigo", "AOE.1.1"},
                                             {"componente", "C.1 Compromiso"},
                                             {"objetivo", "OE.1. Fortalecer"},
                                             {"accion", "Elaborar el Programa"},
                                             {"meta", "1 programa"},
                                             {"trim2", "X"},
                                             {"responsable", "OP"}}})},
                 {"dudas", Value::array()}});
    office.does(coordinator, "enviar");
    office.mails();
}

void declares(Office& office, const std::string& event, const std::string& day) {
    const auto done =
        office.cases().administer(workflows::calendar_kind, event, workflows::console_actor,
                                  {{"date", day},
                                   {"kind", "día inhábil"},
                                   {"name", "Duelo nacional"},
                                   {"norm", "D.S. 1-2023-PCM"}});
    if (!done) FAIL(engine::to_line(done.error()));
}

void delivers(Office& office) {
    workflows::CalendarDelivery calendar(office.installation());
    engine::durable::Courier courier(office.installation().runtime(), office.clock(),
                                     {{"calendario", &calendar}});
    courier.deliver_due();
}

std::string due(Office& office) {
    for (const auto& term : office.state().terms) {
        if (term.active) return term.due;
    }
    return "";
}

std::string newest_line(Office& office) {
    const auto organization = office.cases().organization();
    std::string text;
    for (const auto& row : office.installation().queries().entries(office.current, 1, 1000))
        text = workflows::tell(row, *organization).text;
    return text;
}

}  // namespace

TEST_CASE("a day declared while a term runs does not count, and who is awaited hears of it") {
    Office office("2023-06-01");
    submit(office);
    REQUIRE(due(office) == "2023-06-12");
    declares(office, "calendario.agregar", "2023-06-07");
    CHECK(due(office) == "2023-06-12");
    delivers(office);
    CHECK(due(office) == "2023-06-13");
    CHECK(newest_line(office) ==
          "Cambió el calendario: el plazo «plazo_ogppd» pasa del 12 de junio de 2023 al 13 de "
          "junio de 2023; el plazo «plazo_ogaj» pasa del 12 de junio de 2023 al 13 de junio de "
          "2023.");
    const auto mails = office.mails();
    CHECK(mails.size() == 4);  // those awaited in OGPPD and in OGAJ
    for (const auto& mail : mails) CHECK(mail.starts_with("plazo-recalculado > "));
    CHECK(office.state().tasks.at(0).due == "2023-06-13");

    SECTION("once told, telling again changes nothing") {
        const auto before = office.cases().view(office.current, "")->sequence;
        delivers(office);
        CHECK(office.cases().view(office.current, "")->sequence == before);
    }
    SECTION("a day that is a working one after all takes nothing away") {
        declares(office, "calendario.quitar", "2023-06-07");
        delivers(office);
        CHECK(due(office) == "2023-06-13");
    }
    SECTION("an extension goes on from the moved day, and moves with what follows") {
        office.does(planning, "ogppd.pedir_ampliacion", Value::object(), "Falta información.");
        office.does(coordinator, "ogppd.ampliar");
        const std::string extended = due(office);
        CHECK(extended > "2023-06-13");
        declares(office, "calendario.agregar", "2023-06-14");
        delivers(office);
        CHECK(due(office) > extended);
    }
    SECTION("it expires on the new day, not on the old one") {
        office.comes("2023-06-13");
        CHECK(office.status().find("vencido") == std::string::npos);
        office.comes("2023-06-14");
        CHECK(office.status().find("Término de OGPPD vencido") != std::string::npos);
    }
}

TEST_CASE("a term does not expire on a day that no longer counts, even before the word arrives") {
    Office office("2023-06-01");
    submit(office);
    declares(office, "calendario.agregar", "2023-06-12");
    office.comes("2023-06-13");
    CHECK(office.status().find("vencido") == std::string::npos);
    CHECK(due(office) == "2023-06-13");
    office.comes("2023-06-14");
    CHECK(office.status().find("Término de OGPPD vencido") != std::string::npos);
}

TEST_CASE("a day outside the term moves nothing") {
    Office office("2023-06-01");
    submit(office);
    declares(office, "calendario.agregar", "2023-06-14");
    delivers(office);
    CHECK(due(office) == "2023-06-12");
}
