#include <catch2/catch.hpp>

#include "tests/web/identity/browser.h"

using Catch::Contains;

namespace {

// Somebody at her desk, logged in.
struct Desk {
    Desk() : browser(reception) {
        reception.has_account("ana");
        reception.has_account("beto");
        browser.enters("ana");
    }
    Reception reception;
    Browser browser;
};

}  // namespace

TEST_CASE("the account page shows one's own data and where one is logged in") {
    Desk desk;
    Browser phone(desk.reception);
    phone.enters("ana");
    Browser other(desk.reception);
    other.enters("beto");
    const auto page = desk.browser.get("/cuenta");
    CHECK(page.status == 200);
    CHECK_THAT(page.body, Contains("ana.login") && Contains("ana@example.org"));
    CHECK_THAT(page.body, Contains("Este equipo") && Contains("Cerrar sesión") &&
                              Contains("Cerrar en todos los equipos"));
    CHECK_THAT(page.body, !Contains("beto.login"));
    CHECK(hidden(page, "ficha") == desk.browser.form_token());
    CHECK(Browser(desk.reception).get("/cuenta").status == 401);
}

TEST_CASE("one's own password is changed with the old one, and closes the other sessions") {
    Desk desk;
    Browser phone(desk.reception);
    phone.enters("ana");
    const auto before = desk.browser.cookie;
    const auto change = [&](const std::string& now, const std::string& then,
                            const std::string& again) {
        return desk.browser.post("/cuenta/clave",
                                 {{"actual", now}, {"nueva", then}, {"repetida", again}});
    };
    const std::string fresh = "una frase de varias palabras";
    CHECK_THAT(change("equivocada", fresh, fresh).body,
               Contains("La contraseña actual no coincide. Intentos que le quedan: 4"));
    CHECK_THAT(change(Reception::password, fresh, "otra").body, Contains("no son iguales"));
    CHECK_THAT(change(Reception::password, "corta", "corta").body, Contains("5 caracteres"));
    CHECK_THAT(change(Reception::password, Reception::password, Reception::password).body,
               Contains("igual a la anterior"));
    CHECK(phone.get("/cuenta").status == 200);
    const auto token = desk.reception.identity->tokens.create("ana", {"reloj", {"leer"}});
    REQUIRE(token);

    const auto done = change(Reception::password, fresh, fresh);
    CHECK(header(done, "Location") == "/cuenta?hecho=clave");
    CHECK(desk.browser.cookie != before);
    CHECK_THAT(desk.browser.get("/cuenta", {{"hecho", "clave"}}).body,
               Contains("quedaron anuladas sus claves para programas"));
    CHECK_FALSE(desk.reception.identity->tokens.use(*token));
    CHECK(phone.get("/cuenta").status == 401);
    CHECK(desk.reception.enters("ana.login", fresh).outcome == web::LogInAnswer::Outcome::entered);
}

TEST_CASE("an open session is no way to guess the password") {
    Desk desk;
    for (int i = 0; i < 5; ++i)
        desk.browser.post("/cuenta/clave",
                          {{"actual", "equivocada"}, {"nueva", "x"}, {"repetida", "x"}});
    const auto page = desk.browser.post(
        "/cuenta/clave", {{"actual", Reception::password}, {"nueva", "x"}, {"repetida", "x"}});
    CHECK(page.status == 422);
    CHECK_THAT(page.body, Contains("Podrá intentar de nuevo en 1 minuto"));
}

TEST_CASE("sessions are closed one by one or everywhere, one's own only") {
    Desk desk;
    Browser phone(desk.reception);
    phone.enters("ana");
    Browser other(desk.reception);
    other.enters("beto");
    const auto& sessions = desk.reception.identity->sessions.of("beto");
    desk.browser.post("/cuenta/sesiones", {{"cual", std::to_string(sessions.front().number)}});
    CHECK(other.get("/cuenta").status == 200);
    desk.browser.post("/cuenta/sesiones", {{"cual", "no es un número"}});
    CHECK(phone.get("/cuenta").status == 200);

    const auto out = desk.browser.post("/cuenta/sesiones", {{"cual", "todas"}});
    CHECK(header(out, "Location") == "/ingresar?salio=1");
    CHECK(phone.get("/cuenta").status == 401);
    CHECK(desk.browser.get("/cuenta").status == 401);
    CHECK(other.get("/cuenta").status == 200);
}

TEST_CASE("a token is shown once, works as it says, and is gone when revoked") {
    Desk desk;
    const auto made = desk.browser.post(
        "/cuenta/programas",
        {{"nombre", "Reloj <1>"}, {"alcance", "leer"}, {"alcance", "actuar"}, {"dias", "30"}});
    CHECK(made.status == 200);
    const auto at = made.body.find("visado_");
    REQUIRE(at != std::string::npos);
    const std::string text = made.body.substr(at, 50);
    const auto token = desk.reception.identity->tokens.use(text);
    REQUIRE(token);
    CHECK(token->person == "ana");
    CHECK(token->scopes == std::set<std::string>{"actuar", "leer"});
    const auto page = desk.browser.get("/cuenta");
    CHECK_THAT(page.body, !Contains(text) && Contains("Reloj &lt;1&gt;"));

    const std::string way = "/cuenta/programas/" + std::to_string(token->number) + "/anular";
    Browser other(desk.reception);
    other.enters("beto");
    CHECK(other.post(way, {}).status == 404);
    CHECK(desk.reception.identity->tokens.use(text));
    CHECK(desk.browser.post(way, {}).status == 303);
    CHECK_FALSE(desk.reception.identity->tokens.use(text));
    CHECK_THAT(desk.browser.get("/cuenta").body, Contains("Anulada"));
}

TEST_CASE("a token asked for wrongly keeps what was typed") {
    Desk desk;
    const auto page = desk.browser.post(
        "/cuenta/programas", {{"nombre", "Reloj"}, {"alcance", "leer"}, {"dias", "400"}});
    CHECK(page.status == 422);
    CHECK_THAT(page.body, Contains("de 1 a 365 días") && Contains(R"(value="Reloj")") &&
                              Contains(R"(value="400")") &&
                              Contains("<details class=\"datos\" open>"));
    CHECK(desk.reception.identity->tokens.of("ana").empty());
}
