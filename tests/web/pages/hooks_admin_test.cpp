// The page of hooks: making one, its address shown once, its end; and who hears of what happens.
#include <catch2/catch.hpp>

#include "tests/web/pages/back_office.h"

using Catch::Contains;
using engine::Value;

namespace {

constexpr char path[] = "/administracion/ganchos";

// An office whose one procedure, "tramite", accepts "pago.registrado"; Ana administers, Beto does
// not.
class HookOffice {
 public:
    HookOffice() {
        const auto person = [](const char* id, Value roles) {
            return Value{{"id", id},      {"name", id},  {"post", "P"},
                         {"unit", "U"},   {"email", ""}, {"roles", std::move(roles)},
                         {"superior", ""}};
        };
        const Value organization = {
            {"entity", {{"nombre", "Entidad"}, {"siglas", "E"}, {"lugar", "Lima"}}},
            {"units", {{{"id", "U"}, {"name", "Unidad"}, {"superior", ""}}}},
            {"people", Value::array({person("ana", Value::array({"administrador"})),
                                     person("beto", Value::array({"oficial"}))})},
            {"lists", Value::object()},
            {"substitutions", Value::array()}};
        REQUIRE(house.cases().administer(workflows::organization_kind, "organizacion.cargar",
                                         workflows::console_actor, organization));
        const auto opened = house.cases().open("tramite", "beto", Value::object(), "");
        REQUIRE(opened);
        number = std::to_string(opened->value);
    }
    ~HookOffice() { CHECK(workflows::verify_installation(folder_.path()).findings.empty()); }

    web::Response get(const std::string& person, const std::string& address) {
        web::Request request;
        request.method = "GET";
        const auto question = address.find("?hecho=");
        request.path = address.substr(0, question);
        if (question != std::string::npos)
            request.query = {{"hecho", address.substr(question + 7)}};
        return answer(person, std::move(request));
    }
    web::Response post(const std::string& person, const std::string& address, web::Pairs fields) {
        web::Request request;
        request.method = "POST";
        request.path = address;
        request.fields = std::move(fields);
        request.headers["host"] = "visado.gob.pe";
        request.secure = true;
        return answer(person, std::move(request));
    }

 private:
    web::Response answer(const std::string& person, web::Request request) {
        auto found = router_.find(request.method, request.path);
        REQUIRE(found.route != nullptr);
        request.matched = std::move(found.matched);
        web::Visit visit{house, house.cases(), clock_, identity.drafts, person, "ficha", false};
        return found.route->answer(request, visit);
    }

    TemporaryDirectory folder_;
    FakeClock clock_{FakeClock::Instant(std::chrono::hours(24 * 365 * 53))};
    CountingRandom random_;

 public:
    workflows::Installation house{
        folder_.path(), std::filesystem::path(VISADO_SOURCE_DIR) / "tests/web/api/packages",
        clock_};
    web::Identity identity{folder_.path(), BackOffice::cheap(), clock_, random_, house.queries()};
    std::string number;  // of a case
    FakeHookDesk hooks;

 private:
    web::AccessStore store_{folder_.path()};
    web::JobBook book_{store_, clock_};
    web::JobRunner jobs_{book_};
    FakeMailDesk mail_;
    web::Router router_{web::admin_routes({identity, jobs_, mail_, hooks})};
};

// The secret in the address that the page shows once; empty without.
std::string shown_secret(const std::string& html) {
    const std::string mark = "<p class=\"mono\">https://visado.gob.pe/ganchos/";
    const auto at = html.find(mark);
    return at == std::string::npos ? "" : html.substr(at + mark.size(), 43);
}

}  // namespace

TEST_CASE("a hook brings only what a chart accepts") {
    HookOffice office;
    CHECK_THAT(office.get("ana", path).body, Contains("Ningún programa avisa todavía") &&
                                                 Contains("Trámite (archivar, pago.registrado)"));
    CHECK(office.get("beto", path).status == 403);
    struct Row {
        web::Pairs fields;
        const char* words;
    };
    const auto row = GENERATE(values<Row>({
        {{{"eventos", "a"}}, "Elija un procedimiento o escriba un expediente"},
        {{{"procedimiento", "tramite"}, {"expediente", "3"}, {"eventos", "a"}}, "Uno de los dos"},
        {{{"procedimiento", "no-hay"}, {"eventos", "a"}}, "No hay ese procedimiento"},
        {{{"expediente", "99"}, {"eventos", "a"}}, "No existe el expediente"},
        {{{"expediente", "1"}, {"eventos", "a"}}, "No existe el expediente"},
        {{{"procedimiento", "tramite"}}, "Falta decir qué eventos"},
        {{{"procedimiento", "tramite"}, {"eventos", "pago.registrado pago.anulado"}},
         "no acepta «pago.anulado»"},
    }));
    CAPTURE(row.words);
    auto fields = row.fields;
    fields.emplace_back("nombre", "caja");
    const auto refused = office.post("ana", path, fields);
    CHECK(refused.status == 422);
    CHECK_THAT(refused.body, Contains(row.words) && Contains("value=\"caja\""));
    CHECK(office.identity.hooks.all().empty());
    fields.back().second = "";
    CHECK(office.post("ana", path, fields).status == 422);
}

TEST_CASE("a hook is made, shown once, told in the record, and revoked") {
    HookOffice office;
    const bool of_one_case = GENERATE(false, true);
    const web::Pairs fields = {{"nombre", "mesa <de> partes"},
                               {"procedimiento", of_one_case ? "" : "tramite"},
                               {"expediente", of_one_case ? office.number : ""},
                               {"eventos", "pago.registrado,"}};
    CHECK(office.post("beto", path, fields).status == 403);
    const auto made = office.post("ana", path, fields);
    REQUIRE(made.status == 200);
    const std::string secret = shown_secret(made.body);
    REQUIRE(office.identity.hooks.find(secret));
    const auto hook = *office.identity.hooks.find(secret);
    CHECK(hook.reach.events == std::set<std::string>{"pago.registrado"});
    CHECK(hook.reach.package == (of_one_case ? "" : "tramite"));
    CHECK(std::to_string(hook.reach.stream) == (of_one_case ? office.number : "0"));
    CHECK(hook.creator == "ana");
    const auto page = office.get("ana", path).body;
    CHECK_THAT(page, !Contains(secret) && Contains("mesa &lt;de&gt; partes") &&
                         Contains("0 recibidos, 0 rechazados"));
    CHECK_THAT(office.post("ana", path, fields).body, Contains("Ya hubo un gancho"));
    office.identity.hooks.note(hook.number, "El expediente ya terminó.");
    CHECK_THAT(office.get("ana", path).body,
               Contains("El expediente ya terminó.") && Contains("1 rechazado"));

    const std::string end = path + ("/" + std::to_string(hook.number)) + "/anular";
    CHECK(office.post("beto", end, {}).status == 403);
    CHECK(office.identity.hooks.find(secret));
    CHECK(office.post("ana", end, {}).status == 303);
    CHECK_FALSE(office.identity.hooks.find(secret));
    CHECK(office.post("ana", end, {}).status == 422);
    CHECK(office.post("ana", std::string(path) + "/x/anular", {}).status == 422);
    CHECK_THAT(office.get("ana", path + std::string("?hecho=anulado")).body,
               Contains("ya no recibe nada") && Contains("Anulado"));
    const auto told = office.get("ana", "/administracion/registro").body;
    CHECK_THAT(told, Contains("crea el gancho «mesa &lt;de&gt; partes»: avisa "
                              "«pago.registrado» a ") &&
                         Contains("anula el gancho") && !Contains(secret));
}

TEST_CASE("programs that hear are listed with their last delivery and their trouble") {
    HookOffice office;
    const engine::durable::Instant then(std::chrono::hours(24 * 365 * 53));
    office.hooks.hooks = {{"tramite",
                           "https://tramite.example.org/visado",
                           {"sg.aprobar"},
                           then,
                           3,
                           then,
                           "Respondió 500."},
                          {"archivo", "https://archivo.example.org/", {}, {}, 0, {}, ""}};
    CHECK_THAT(office.get("ana", path).body,
               Contains("tramite.example.org/visado") && Contains("sg.aprobar") &&
                   Contains("Intentos: 3") && Contains("Respondió 500.") &&
                   Contains("ninguna todavía") && Contains("todos"));
}
