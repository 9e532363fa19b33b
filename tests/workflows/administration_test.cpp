// Who keeps the house in order, and what the organisation refuses.
#include "workflows/administration.h"

#include <catch2/catch.hpp>

#include "tests/support/office.h"

namespace {

using Catch::Contains;
using engine::Refusal;
using engine::Value;

constexpr char administrator[] = "jefe-oi";

engine::Result<engine::durable::Answer> tries(Office& office, const std::string& actor,
                                              const std::string& event, Value data,
                                              const char* kind = workflows::organization_kind) {
    return office.cases().administer(kind, event, actor, std::move(data));
}

Value newcomer() {
    return {{"id", "especialista-oi"},
            {"name", "Especialista de la Oficina de Informática"},
            {"post", "Especialista en redes"},
            {"unit", "OI"},
            {"email", "especialista-oi@example.org"},
            {"roles", Value::array()},
            {"superior", administrator}};
}

Value with(Value person, const char* field, Value value) {
    person[field] = std::move(value);
    return person;
}

Value encargatura(const char* from, const char* to) {
    return {{"absent", "director-ogppd"},
            {"substitute", "jefe-racionalizacion"},
            {"from", from},
            {"to", to},
            {"document", "Memorando 12"}};
}

}  // namespace

TEST_CASE("whoever has the role administers, and nobody else") {
    Office office("2023-06-01");
    const char* outsider = GENERATE("secretaria-general", "directora-ogaj", "sistema", "nadie", "");
    CAPTURE(outsider);
    const Value holiday = {
        {"date", "2023-06-12"}, {"kind", "día inhábil"}, {"name", "Mudanza"}, {"norm", "D.S. 1"}};
    const Value account = {{"person", "directora-ogaj"}};
    const auto encargo = encargatura("2023-06-12", "2023-06-16");
    for (const auto& [event, data] :
         {std::pair<const char*, Value>{"persona.registrar", newcomer()},
          {"persona.retirar", {{"person", "jefa-oasa"}}},
          {"encargatura.registrar", encargo},
          {"acceso.crear", account},
          {"acceso.bloquear", account},
          {"organizacion.cargar", Office::demo_organization()}}) {
        CAPTURE(event);
        const auto refused = tries(office, outsider, event, data);
        REQUIRE(!refused);
        CHECK(refused.error().kind == Refusal::not_authorized);
    }
    CHECK(!tries(office, outsider, "calendario.agregar", holiday, workflows::calendar_kind));
    CHECK(tries(office, administrator, "persona.registrar", newcomer()));
    CHECK(tries(office, administrator, "encargatura.registrar", encargo));
    CHECK(tries(office, administrator, "acceso.crear", account));
    CHECK(tries(office, administrator, "calendario.agregar", holiday, workflows::calendar_kind));
}

TEST_CASE("administration is personal: an encargatura does not hand it on") {
    Office office("2023-06-01");
    REQUIRE(tries(office, administrator, "encargatura.registrar",
                  {{"absent", administrator},
                   {"substitute", "jefa-oasa"},
                   {"from", "2023-06-01"},
                   {"to", "2023-06-30"},
                   {"document", ""}}));
    const auto refused = tries(office, "jefa-oasa", "persona.registrar", newcomer());
    REQUIRE(!refused);
    CHECK(refused.error().kind == Refusal::not_authorized);
    const auto organization = office.cases().organization();
    REQUIRE(organization);
    CHECK(workflows::may_administer(*organization, administrator));
    CHECK(!workflows::may_administer(*organization, "jefa-oasa"));
    CHECK(workflows::may_verify(*organization, "secretaria-general"));
    CHECK(!workflows::may_verify(*organization, "directora-ogaj"));
}

TEST_CASE("an administrator reads no case") {
    Office office("2023-05-17");
    office.opens("coordinadora-integridad", "programa-integridad", {{"title", "Programa"}});
    const auto organization = office.cases().organization();
    REQUIRE(organization);
    const auto seen = office.cases().see(office.current, administrator, *organization);
    REQUIRE(!seen);
    CHECK(seen.error().kind == Refusal::not_found);
}

TEST_CASE("a person comes, changes and goes") {
    Office office("2023-06-01");
    REQUIRE(tries(office, administrator, "persona.registrar", newcomer()));
    auto organization = office.cases().organization();
    REQUIRE(organization);
    REQUIRE(organization->person("especialista-oi") != nullptr);
    CHECK(organization->person("especialista-oi")->superior == administrator);

    REQUIRE(tries(office, administrator, "persona.registrar",
                  with(newcomer(), "roles", Value::array({"ocop"}))));
    organization = office.cases().organization();
    REQUIRE(organization);
    CHECK(organization->person("especialista-oi")->roles == std::vector<std::string>{"ocop"});
    CHECK(organization->people().size() == 20);

    REQUIRE(tries(office, administrator, "persona.retirar", {{"person", "especialista-oi"}}));
    organization = office.cases().organization();
    REQUIRE(organization);
    CHECK(organization->person("especialista-oi") == nullptr);
}

TEST_CASE("what is wrong with a person is said with its field") {
    struct Row {
        const char* field;
        Value value;
        const char* words;
    };
    const std::vector<Row> rows = {
        {"id", "Jefe OI", "identificador"},
        {"id", "", "identificador"},
        {"name", "  ", "nombre"},
        {"post", "", "puesto"},
        {"unit", "XX", "No existe la unidad"},
        {"email", "sin arroba", "dirección de correo"},
        {"roles", Value::array({"Jefe de todo"}), "rol"},
        {"superior", "nadie", "No existe la persona"},
        {"superior", "especialista-oi", "propio superior"},
    };
    Office office("2023-06-01");
    for (const Row& row : rows) {
        CAPTURE(row.field, row.words);
        const auto refused = tries(office, administrator, "persona.registrar",
                                   with(newcomer(), row.field, row.value));
        REQUIRE(!refused);
        CHECK(refused.error().kind == Refusal::invalid);
        CHECK_THAT(engine::to_line(refused.error()), Contains(row.words) && Contains(row.field));
    }
    // The one above cannot come to stand below.
    const auto circle = tries(office, administrator, "persona.registrar",
                              {{"id", "director-oga"},
                               {"name", "Director de OGA"},
                               {"post", "Director"},
                               {"unit", "OGA"},
                               {"email", ""},
                               {"roles", Value::array()},
                               {"superior", administrator}});
    REQUIRE(!circle);
    CHECK_THAT(engine::to_line(circle.error()), Contains("superior"));
}

TEST_CASE("nobody goes who is still needed, and no administrator by own hand") {
    Office office("2023-06-01");
    REQUIRE(tries(office, administrator, "encargatura.registrar",
                  encargatura("2023-06-12", "2023-06-16")));
    const auto words = [&](const char* person) {
        const auto refused = tries(office, administrator, "persona.retirar", {{"person", person}});
        return refused ? std::string() : engine::to_line(refused.error());
    };
    CHECK_THAT(words("director-oga"), Contains("depende de esta persona"));
    CHECK_THAT(words("jefe-racionalizacion"), Contains("encargo vigente o por empezar"));
    CHECK_THAT(words(administrator), Contains("otro administrador"));
    CHECK_THAT(words("nadie"), Contains("No existe la persona"));
    Value self = newcomer();
    self["id"] = administrator;
    self["superior"] = "";
    const auto gives_up = tries(office, administrator, "persona.registrar", self);
    REQUIRE(!gives_up);
    CHECK(gives_up.error().kind == Refusal::not_authorized);
}

TEST_CASE("encargaturas do not overlap, and closing one only shortens it") {
    Office office("2023-06-01");
    REQUIRE(tries(office, administrator, "encargatura.registrar",
                  encargatura("2023-06-12", "2023-06-16")));
    const auto overlapping = tries(office, administrator, "encargatura.registrar",
                                   encargatura("2023-06-16", "2023-06-20"));
    REQUIRE(!overlapping);
    CHECK_THAT(overlapping.error().message, Contains("ya está encargado"));
    const auto close = [&](const char* to) {
        return tries(office, administrator, "encargatura.cerrar",
                     {{"absent", "director-ogppd"}, {"from", "2023-06-12"}, {"to", to}});
    };
    CHECK(!close("2023-06-19"));
    CHECK(!close("2023-06-01"));
    CHECK(close("2023-06-13"));
    CHECK(tries(office, administrator, "encargatura.registrar",
                encargatura("2023-06-14", "2023-06-20")));
}
