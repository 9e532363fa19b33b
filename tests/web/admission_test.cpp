#include "web/admission.h"

#include <string>

#include <catch2/catch.hpp>

namespace {

using web::Access;
using Proof = web::Visitor::Proof;

enum class Who { nobody, session, reader, actor };  // the last two: tokens of programs

std::optional<web::Visitor> visitor(Who who) {
    switch (who) {
        case Who::nobody:
            return std::nullopt;
        case Who::session:
            return web::Visitor{"ogaj", "clave-de-la-ficha", {}, Proof::session};
        case Who::reader:
            return web::Visitor{"ogaj", "", {"leer"}, Proof::token};
        case Who::actor:
            return web::Visitor{"ogaj", "", {"leer", "actuar"}, Proof::token};
    }
    return std::nullopt;
}

web::Route route(Access access, const std::string& scope = "") {
    return {"", "", access, nullptr, "", scope};
}

std::string word(std::optional<web::TurnedAway> why) {
    if (!why) return "pasa";
    switch (*why) {
        case web::TurnedAway::unknown:
            return "desconocido";
        case web::TurnedAway::forged:
            return "ficha";
        case web::TurnedAway::beyond_token:
            return "alcance";
    }
    return "";
}

}  // namespace

TEST_CASE("who may come in where") {
    struct Row {
        const char* method;
        Access access;
        Who who;
        const char* form_token;  // "": none
        const char* outcome;
    };
    const auto row = GENERATE(values<Row>({
        {"GET", Access::open, Who::nobody, "", "pasa"},
        {"POST", Access::open, Who::nobody, "", "pasa"},
        {"GET", Access::session, Who::nobody, "", "desconocido"},
        {"POST", Access::session, Who::nobody, "clave-de-la-ficha", "desconocido"},
        {"GET", Access::session, Who::session, "", "pasa"},
        {"POST", Access::session, Who::session, "clave-de-la-ficha", "pasa"},
        {"POST", Access::session, Who::session, "", "ficha"},
        {"POST", Access::session, Who::session, "clave-de-la-fichA", "ficha"},
        {"POST", Access::session, Who::session, "clave-de-la-ficha2", "ficha"},
        {"DELETE", Access::session, Who::session, "", "ficha"},
        {"GET", Access::session, Who::actor, "", "desconocido"},
        {"POST", Access::session, Who::actor, "", "desconocido"},
        {"GET", Access::token, Who::nobody, "", "desconocido"},
        {"GET", Access::token, Who::reader, "", "pasa"},
        {"POST", Access::token, Who::reader, "", "alcance"},
        {"PUT", Access::token, Who::actor, "", "pasa"},
        {"GET", Access::token, Who::session, "", "pasa"},
        {"POST", Access::token, Who::session, "", "ficha"},
        {"POST", Access::token, Who::session, "clave-de-la-ficha", "pasa"},
    }));
    CAPTURE(row.method, row.form_token, row.outcome);
    web::Request request;
    request.method = row.method;
    if (*row.form_token != '\0') request.fields = {{"ficha", row.form_token}};
    CHECK(word(web::turned_away(request, route(row.access), visitor(row.who))) == row.outcome);
    if (*row.form_token == '\0') return;
    request.fields.clear();
    request.headers["x-visado-ficha"] = row.form_token;
    CHECK(word(web::turned_away(request, route(row.access), visitor(row.who))) == row.outcome);
}

TEST_CASE("an address may ask more of a token than its method does") {
    web::Request request;
    request.method = "POST";
    const auto administers = route(Access::token, "administrar");
    CHECK(word(web::turned_away(request, administers, visitor(Who::actor))) == "alcance");
    auto administrator = visitor(Who::actor);
    administrator->scopes.insert("administrar");
    CHECK(word(web::turned_away(request, administers, administrator)) == "pasa");
}

TEST_CASE("a session without a form token lets nothing be changed") {
    web::Request request;
    request.method = "POST";
    request.fields = {{"ficha", ""}};
    const web::Visitor broken{"ogaj", "", {}, Proof::session};
    CHECK(word(web::turned_away(request, route(Access::session), broken)) == "ficha");
}

TEST_CASE("forms of other sites are refused, even where nobody needs to be known") {
    struct Row {
        const char *method, *header, *value, *outcome;
    };
    const auto row = GENERATE(values<Row>({
        {"POST", "origin", "https://visado.gob.pe", "pasa"},
        {"POST", "origin", "http://visado.gob.pe", "pasa"},
        {"POST", "origin", "https://otro.pe", "ficha"},
        {"POST", "origin", "https://visado.gob.pe.otro.pe", "ficha"},
        {"POST", "origin", "https://visado.gob.pe:8443", "ficha"},
        {"POST", "origin", "null", "ficha"},
        {"POST", "origin", "", "ficha"},
        {"POST", "sec-fetch-site", "same-origin", "pasa"},
        {"POST", "sec-fetch-site", "none", "pasa"},
        {"POST", "sec-fetch-site", "same-site", "ficha"},
        {"POST", "sec-fetch-site", "cross-site", "ficha"},
        {"GET", "origin", "https://otro.pe", "pasa"},
        {"GET", "sec-fetch-site", "cross-site", "pasa"},
    }));
    CAPTURE(row.method, row.header, row.value);
    web::Request request;
    request.method = row.method;
    request.headers = {{"host", "visado.gob.pe"}, {row.header, row.value}};
    CHECK(word(web::turned_away(request, route(Access::open), {})) == row.outcome);
}
