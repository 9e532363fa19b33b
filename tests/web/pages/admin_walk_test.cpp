// Administration by its pages: who may, what is recorded, what is refused in words.
#include <catch2/catch.hpp>

#include "tests/web/pages/back_office.h"

using Catch::Contains;

namespace {

const char* const pages[] = {"/administracion",
                             "/administracion/personas",
                             "/administracion/persona-nueva",
                             "/administracion/personas/jefe-oi",
                             "/administracion/reemplazos",
                             "/administracion/correo",
                             "/administracion/ganchos",
                             "/administracion/feriados",
                             "/administracion/flujos",
                             "/administracion/flujos/programa-integridad",
                             "/administracion/registro"};

web::Pairs encargo(const char* from, const char* to) {
    return {{"titular", "director-ogppd"},
            {"encargado", "jefe-racionalizacion"},
            {"desde", from},
            {"hasta", to},
            {"documento", "Memorando 12-2023"}};
}

web::Pairs newcomer() {
    return {{"id", "especialista-oi"},    {"nombre", "Especialista de OI"},
            {"puesto", "Especialista"},   {"unidad", "OI"},
            {"correo", "oi@example.org"}, {"superior", administrator},
            {"roles", "ocop, ogaj"}};
}

// The password that a page shows once.
std::string shown_password(const std::string& html) {
    const std::string mark = "<p class=\"mono\">";
    const auto at = html.find(mark);
    return at == std::string::npos ? "" : html.substr(at + mark.size(), 14);
}

}  // namespace

TEST_CASE("administration is not there for others, and says who has it") {
    BackOffice back("2023-06-01");
    for (const char* path : pages) {
        CAPTURE(path);
        const auto refused = back.get(outsider, path);
        CHECK(refused.status == 403);
        CHECK_THAT(refused.body, Contains("tiene el rol «administrador»"));
        CHECK(back.get(administrator, path).status < 400);
    }
    CHECK_THAT(back.get(outsider, "/bandeja").body, !Contains("/administracion"));
    CHECK_THAT(back.get(outsider, "/bandeja").body, !Contains("/verificacion/registro"));
    CHECK_THAT(back.get(secretary, "/bandeja").body,
               Contains("/verificacion/registro") && !Contains("/administracion"));
    CHECK_THAT(back.get(administrator, "/bandeja").body,
               Contains("/verificacion/registro") && Contains("\"/administracion\""));
    const auto sent =
        back.post(outsider, "/administracion/reemplazos", encargo("2023-06-12", "2023-06-16"));
    CHECK(sent.status == 403);
    CHECK(back.office.cases().organization()->substitutions().size() == 1);
}

TEST_CASE("a replacement is registered, refused when it overlaps, and closed early") {
    BackOffice back("2023-06-01");
    const std::string path = "/administracion/reemplazos";
    const auto done = back.post(administrator, path, encargo("2023-06-12", "2023-06-16"));
    REQUIRE(done.status == 303);
    CHECK_THAT(back.get(administrator, location(done)).body,
               Contains("quedó registrado") && Contains("Por empezar") &&
                   Contains("Jefe de Racionalización"));

    const auto overlapping = back.post(administrator, path, encargo("2023-06-16", "2023-06-20"));
    CHECK(overlapping.status == 422);
    CHECK_THAT(overlapping.body, Contains("ya está encargado en esas fechas") &&
                                     Contains("value=\"2023-06-20\"") &&
                                     Contains("Memorando 12-2023") && !Contains("substitutions."));
    CHECK_THAT(back.post(administrator, path, {{"titular", "director-ogppd"}}).body,
               Contains("Elija quién se encarga"));

    const auto close = [&](const char* day) {
        return back.post(administrator, path + "/cerrar",
                         {{"de", "director-ogppd"}, {"inicio", "2023-06-12"}, {"ultimo", day}});
    };
    CHECK(close("2023-06-30").status == 422);
    CHECK(close("no es fecha").status == 422);
    CHECK(close("2023-06-13").status == 303);
    CHECK(back.post(administrator, path, encargo("2023-06-14", "2023-06-16")).status == 303);
}

TEST_CASE("a person is registered, changed and retired") {
    BackOffice back("2023-06-01");
    const auto wrong = back.post(administrator, "/administracion/persona-nueva",
                                 {{"id", "Jefe OI"}, {"nombre", "Alguien"}, {"unidad", "OI"}});
    CHECK(wrong.status == 422);
    CHECK_THAT(wrong.body, Contains("identificador «Jefe OI»") && Contains("Falta el puesto") &&
                               Contains("value=\"Alguien\""));
    const auto made = back.post(administrator, "/administracion/persona-nueva", newcomer());
    REQUIRE(made.status == 303);
    CHECK(location(made) == "/administracion/personas/especialista-oi?hecho=guardada");
    CHECK_THAT(back.get(administrator, location(made)).body,
               Contains("quedaron registrados") && Contains("value=\"ocop ogaj\""));
    CHECK_THAT(back.post(administrator, "/administracion/persona-nueva", newcomer()).body,
               Contains("Ya hay una persona"));
    CHECK_THAT(back.get(administrator, "/administracion/personas?buscar=especialista").body,
               Contains("Especialista de OI") && !Contains("Jefa de OASA"));
    CHECK_THAT(back.get(administrator, "/administracion/personas?buscar=zzz").body,
               Contains("Nadie cumple ese filtro"));

    const std::string path = "/administracion/personas/especialista-oi";
    back.post(administrator, path + "/cuenta", {{"paso", "crear"}, {"usuario", "espe.oi"}});
    CHECK(back.post(administrator, path + "/retirar", {}).status == 303);
    REQUIRE(back.identity.accounts.by_login("espe.oi"));
    CHECK(back.identity.accounts.by_login("espe.oi")->blocked);
    CHECK(back.get(administrator, path).status == 404);
    const auto needed =
        back.post(administrator, "/administracion/personas/director-oga/retirar", {});
    CHECK(needed.status == 422);
    CHECK_THAT(needed.body, Contains("depende de esta persona"));
}

TEST_CASE("an account is made with a password shown once, reset, blocked and unblocked") {
    BackOffice back("2023-06-01");
    const std::string path = "/administracion/personas/directora-ogaj/cuenta";
    const auto made = back.post(administrator, path, {{"paso", "crear"}, {"usuario", "dir.ogaj"}});
    REQUIRE(made.status == 200);
    const std::string first = shown_password(made.body);
    REQUIRE(first.size() == 14);
    CHECK_THAT(back.get(administrator, "/administracion/personas/directora-ogaj").body,
               Contains("dir.ogaj") && !Contains(first));
    using Outcome = web::LogInAnswer::Outcome;
    CHECK(back.identity.log_in.with("dir.ogaj", first, "10.0.0.7").outcome == Outcome::must_change);
    CHECK(back.post(administrator, path, {{"paso", "crear"}, {"usuario", "otra"}}).status == 422);

    const auto session = back.identity.sessions.open(outsider, "10.0.0.7", "Firefox");
    const auto token = back.identity.tokens.create(outsider, {"reloj", {"leer"}});
    REQUIRE(token);
    const std::string second =
        shown_password(back.post(administrator, path, {{"paso", "restablecer"}}).body);
    CHECK(second != first);
    CHECK(!back.identity.sessions.use(session));
    CHECK(!back.identity.tokens.use(*token));
    CHECK(back.identity.log_in.with("dir.ogaj", first, "10.0.0.7").outcome != Outcome::must_change);
    CHECK(back.identity.log_in.with("dir.ogaj", second, "10.0.0.7").outcome ==
          Outcome::must_change);

    CHECK_THAT(back.get(administrator, "/administracion/personas/directora-ogaj").body,
               Contains("cierra todas sus sesiones y anula sus claves para programas"));
    const auto later = back.identity.tokens.create(outsider, {"reloj", {"leer"}});
    CHECK(back.post(administrator, path, {{"paso", "bloquear"}}).status == 303);
    CHECK(back.identity.log_in.with("dir.ogaj", second, "10.0.0.7").outcome !=
          Outcome::must_change);
    CHECK(back.post(administrator, path, {{"paso", "desbloquear"}}).status == 303);
    CHECK(!back.identity.tokens.use(*later));
    CHECK(back.identity.log_in.with("dir.ogaj", second, "10.0.0.7").outcome ==
          Outcome::must_change);
    CHECK(back.post(administrator, path, {{"paso", "borrar"}}).status == 422);

    const std::string own = "/administracion/personas/jefe-oi/cuenta";
    CHECK(back.post(administrator, own, {{"paso", "bloquear"}}).status == 422);
    back.post(administrator, own, {{"paso", "crear"}, {"usuario", "jefe.oi"}});
    CHECK_THAT(back.post(administrator, own, {{"paso", "bloquear"}}).body,
               Contains("su propia cuenta"));
    const auto told = back.get(administrator, "/administracion/registro").body;
    CHECK_THAT(told, Contains("crea la cuenta de Directora de OGAJ") &&
                         Contains("restablece la contraseña de Directora de OGAJ") &&
                         Contains("bloquea la cuenta de Directora de OGAJ"));
    CHECK_THAT(told, !Contains(first) && !Contains(second) && !Contains("dir.ogaj"));
}

TEST_CASE("a holiday is reviewed before it is recorded, with the terms that it moves") {
    BackOffice back("2023-05-17");
    auto& office = back.office;
    office.opens(coordinator_of_integrity, "programa-integridad", {{"title", "Programa 2023"}});
    office.does(coordinator_of_integrity, "importar",
                {{"acciones", engine::Value::array({{{"codigo", "AOE.1.1"},
                                                     {"componente", "C.1 Compromiso"},
                                                     {"objetivo", "Fortalecer la integridad"},
                                                     {"accion", "Crear la Oficina"},
                                                     {"meta", "1 informe"},
                                                     {"trim2", "X"}}})}});
    office.does(coordinator_of_integrity, "enviar", {{"resumen", "Primera versión"}});
    std::string due;
    for (const auto& term : office.state().terms) {
        if (term.active) due = term.due;
    }
    REQUIRE(!due.empty());

    const std::string path = "/administracion/feriados";
    CHECK_THAT(back.get(administrator, path + "?anio=2023").body,
               Contains("Feriados de 2023") && Contains("San Pedro y San Pablo"));
    web::Pairs day = {{"hacer", "agregar"},  {"fecha", "2023-05-19"}, {"tipo", "día inhábil"},
                      {"nombre", "Mudanza"}, {"norma", "R.S. 1"},     {"ambito", "La entidad"}};
    const auto review = back.post(administrator, path, day);
    REQUIRE(review.status == 200);
    CHECK_THAT(review.body, Contains("los de la lista pasan a la fecha nueva") &&
                                Contains("Vencerá") && !Contains("Programa 2023"));
    CHECK_THAT(back.get(administrator, path + "?anio=2023").body, !Contains("Mudanza"));

    auto confirmed = hidden_fields(review.body);
    confirmed.emplace_back("paso", "confirmar");
    const auto done = back.post(administrator, path, confirmed);
    REQUIRE(done.status == 303);
    CHECK_THAT(back.get(administrator, location(done)).body, Contains("Mudanza"));
    bool kept = false;
    for (const auto& term : office.state().terms) kept = kept || (term.active && term.due == due);
    CHECK(kept);
    CHECK_THAT(back.get(administrator, "/administracion/registro").body,
               Contains("agrega al calendario el 19 de mayo de 2023 como día inhábil: Mudanza"));

    day[2].second = "feriado nacional";
    CHECK(back.post(administrator, path, day).status == 422);
    day[2].second = "día inhábil";
    day[1].second = "";
    CHECK_THAT(back.post(administrator, path, day).body, Contains("Escriba la fecha"));
}

TEST_CASE("flows show their picture, what stands against them, and the trial of a move") {
    BackOffice back("2023-06-01");
    back.office.opens(coordinator_of_integrity, "programa-integridad", {{"title", "Programa"}});
    const std::string path = "/administracion/flujos/programa-integridad";
    CHECK_THAT(back.get(administrator, path).body,
               Contains("<svg") && Contains("1 expediente en curso") && Contains("la actual"));
    CHECK(back.get(administrator, "/administracion/flujos/nada").status == 404);
    const auto asked = back.post(administrator, path, {{"paso", "probar"}});
    REQUIRE(asked.status == 303);
    CHECK_THAT(back.get(administrator, path).body, Contains("tarea en curso"));
    REQUIRE(back.jobs.run_next());
    CHECK_THAT(back.get(administrator, location(asked)).body,
               Contains("Terminada") && Contains("pueden pasar: 0 de 0"));
    CHECK_THAT(back.get(administrator, path).body, Contains("No hay expedientes en otra versión"));
}
