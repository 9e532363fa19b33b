// Other programs tell cases what happened: what a hook may bring, and all that it may not.
#include "web/api/inbound_hook.h"

#include <catch2/catch.hpp>

#include "tests/support/fake_clock.h"
#include "tests/support/temporary_directory.h"
#include "tests/web/identity/counting_random.h"
#include "web/router.h"
#include "web/visit.h"
#include "workflows/audit_trail.h"
#include "workflows/installation.h"

namespace {

using Catch::Contains;
using engine::Value;
using workflows::CaseId;

const std::filesystem::path packages =
    std::filesystem::path(VISADO_SOURCE_DIR) / "tests/web/api/packages";

web::IdentitySettings cheap() {
    web::IdentitySettings settings;
    settings.cost = {1, 8192 * 8};
    settings.hooks.per_minute = 5;
    return settings;
}

// An office with two cases of "tramite", and the program of another house.
class Counter {
 public:
    Counter() {
        const Value organization = {
            {"entity", {{"nombre", "Entidad"}, {"siglas", "E"}, {"lugar", "Lima"}}},
            {"units", {{{"id", "U"}, {"name", "Unidad"}, {"superior", ""}}}},
            {"people", Value::array({{{"id", "ana"},
                                      {"name", "Ana"},
                                      {"post", "Especialista"},
                                      {"unit", "U"},
                                      {"email", "ana@example.org"},
                                      {"roles", Value::array({"oficial"})},
                                      {"superior", ""}}})},
            {"lists", Value::object()},
            {"substitutions", Value::array()}};
        REQUIRE(house.cases().administer(workflows::organization_kind, "organizacion.cargar",
                                         workflows::console_actor, organization));
        first = opens();
        second = opens();
    }
    ~Counter() { CHECK(workflows::verify_installation(folder_.path()).findings.empty()); }

    // Makes a hook; the address.
    std::string hook(const std::string& name, const web::HookReach& reach) {
        const auto secret = identity.hooks.create(name, reach, "ana");
        REQUIRE(secret);
        return "/ganchos/" + *secret;
    }
    web::Response posts(const std::string& address, const web::Pairs& fields,
                        const std::string& key = "", const web::Pairs& query = {}) {
        web::Request request;
        request.fields = fields;
        request.headers["content-type"] = "application/x-www-form-urlencoded";
        return sends(address, std::move(request), key, query);
    }
    web::Response posts_json(const std::string& address, const web::Pairs& query,
                             const std::string& body) {
        web::Request request;
        request.body = body;
        request.headers["content-type"] = "application/json";
        return sends(address, std::move(request), "", query);
    }
    workflows::CaseState state(CaseId id) { return house.cases().view(id, "")->state; }
    std::int64_t entries(CaseId id) { return house.queries().summary(id)->sequence; }
    std::string told(CaseId id) {
        const auto row = house.queries().entries(id, entries(id)).front();
        return workflows::tell(row, *house.cases().organization()).text;
    }
    web::InboundHook kept() { return identity.hooks.all().front(); }

 private:
    CaseId opens() {
        const auto opened = house.cases().open("tramite", "ana", Value::object(), "");
        REQUIRE(opened);
        return *opened;
    }
    web::Response sends(const std::string& address, web::Request request, const std::string& key,
                        const web::Pairs& query) {
        request.method = "POST";
        request.path = address;
        request.query = query;
        if (!key.empty()) request.headers["idempotency-key"] = key;
        auto found = router_.find("POST", address);
        REQUIRE(found.route != nullptr);
        CHECK(found.route->access == web::Access::open);
        request.matched = std::move(found.matched);
        web::Visit visit{house, house.cases(), clock, identity.drafts, "", "", false};
        return found.route->answer(request, visit);
    }

    TemporaryDirectory folder_;
    CountingRandom random_;

 public:
    FakeClock clock{FakeClock::Instant(std::chrono::hours(24 * 365 * 53))};
    workflows::Installation house{folder_.path(), packages, clock};
    web::Identity identity{folder_.path(), cheap(), clock, random_, house.queries()};
    CaseId first, second;

 private:
    web::Router router_{web::inbound_hook_routes(identity)};
};

const web::Pairs paid = {{"_scxmleventname", "pago.registrado"}, {"monto", "120.50"}};

}  // namespace

TEST_CASE("a posted event reaches its case, which tells who brought it") {
    Counter counter;
    const auto address = counter.hook("caja", {counter.first.value, "", {"pago.registrado"}});
    const auto answer = counter.posts(address, paid);
    REQUIRE(answer.status == 200);
    CHECK(answer.body == "{\"expediente\":" + std::to_string(counter.first.value) +
                             ",\"entrada\":2,\"repetido\":false}\n");
    CHECK(counter.state(counter.first).status == "Pagado");
    CHECK(counter.told(counter.first) == "Llega «pago.registrado» del programa «caja».");
    CHECK(counter.state(counter.second).status == "En espera del pago");
    const auto entry = Value::parse(counter.house.queries().entries(counter.first, 2).at(0).bytes);
    CHECK(entry["origin"] == "system");
    CHECK(entry["request"]["hook"] == "caja");
    CHECK(entry["request"]["event"]["data"] == Value{{"monto", "120.50"}});
    CHECK(counter.kept().taken == 1);
    CHECK(counter.kept().last == counter.clock.now());
}

TEST_CASE("a hook of a procedure says which case, in any place where parameters stand") {
    Counter counter;
    const auto address = counter.hook("caja", {0, "tramite", {"pago.registrado"}});
    const std::string number = std::to_string(counter.second.value);
    SECTION("among the form's") {
        auto fields = paid;
        fields.emplace_back("expediente", number);
        CHECK(counter.posts(address, fields).status == 200);
    }
    SECTION("behind the question mark") {
        CHECK(counter.posts(address, paid, "", {{"expediente", number}}).status == 200);
    }
    SECTION("beside JSON") {
        const auto answer = counter.posts_json(
            address, {{"_scxmleventname", "pago.registrado"}, {"expediente", number}},
            R"({"monto":"120.50"})");
        CHECK(answer.status == 200);
    }
    CHECK(counter.state(counter.second).status == "Pagado");
    const auto entry = Value::parse(counter.house.queries().entries(counter.second, 2).at(0).bytes);
    CHECK(entry["request"]["event"]["data"] == Value{{"monto", "120.50"}});
}

TEST_CASE("a message sent again with its key is taken once") {
    Counter counter;
    const auto address = counter.hook("caja", {counter.first.value, "", {"pago.registrado"}});
    CHECK(counter.posts(address, paid, "recibo-7").status == 200);
    const auto again = counter.posts(address, paid, "recibo-7");
    CHECK(again.status == 200);
    CHECK_THAT(again.body, Contains(R"("repetido":true)"));
    CHECK(counter.entries(counter.first) == 2);
    // The key for something else is a mistake, and another hook's key is its own.
    auto other = paid;
    other.back().second = "99.00";
    CHECK(counter.posts(address, other, "recibo-7").status == 409);
    const auto second = counter.hook("banco", {counter.second.value, "", {"pago.registrado"}});
    CHECK(counter.posts(second, paid, "recibo-7").status == 200);
    CHECK(counter.entries(counter.second) == 2);
    CHECK(counter.posts(second, paid, std::string(201, 'x')).status == 422);
}

TEST_CASE("what a hook may not bring is refused in words and leaves nothing") {
    Counter counter;
    const std::string number = std::to_string(counter.first.value);
    const auto address =
        counter.hook("caja", {0, "tramite", {"pago.registrado", "archivar", "pago.anulado"}});
    struct Row {
        web::Pairs fields;
        int status;
        const char* words;
    };
    const auto row = GENERATE_COPY(values<Row>({
        {{{"_scxmleventname", "done.state.espera"}, {"expediente", number}}, 403, "no avisa"},
        {{{"monto", "1"}, {"expediente", number}}, 403, "no avisa «HTTP.POST»"},
        // It may, but a button is pressed by people.
        {{{"_scxmleventname", "archivar"}, {"expediente", number}}, 403, "acto de personas"},
        // It may, but the chart accepts it from nobody.
        {{{"_scxmleventname", "pago.anulado"}, {"expediente", number}}, 403, "no acepta"},
        {paid, 422, "Falta decir de qué expediente"},
        {{{"_scxmleventname", "pago.registrado"}, {"expediente", "999"}}, 404, "no alcanza"},
        // The organisation's own stream is no case.
        {{{"_scxmleventname", "pago.registrado"}, {"expediente", "1"}}, 404, "no alcanza"},
        {{{"_scxmleventname", "pago.registrado"}, {"expediente", "1e1"}}, 404, "no alcanza"},
        {{{"_scxmleventname", "a b"}, {"expediente", number}}, 422, ""},
    }));
    CAPTURE(row.words);
    const auto answer = counter.posts(address, row.fields);
    CHECK(answer.status == row.status);
    CHECK_THAT(answer.media_type, Contains("application/json"));
    CHECK_THAT(answer.body, Contains(row.words));
    CHECK(counter.entries(counter.first) == 1);
    CHECK(counter.kept().refused == 1);
    CHECK_THAT(counter.kept().last_words, Contains(row.words));
}

TEST_CASE("a hook of one case reaches no other, whatever the message says") {
    Counter counter;
    const auto address = counter.hook("caja", {counter.first.value, "", {"pago.registrado"}});
    auto fields = paid;
    fields.emplace_back("expediente", std::to_string(counter.second.value));
    CHECK(counter.posts(address, fields).status == 200);
    CHECK(counter.state(counter.first).status == "Pagado");
    CHECK(counter.entries(counter.second) == 1);
}

TEST_CASE("a case that has ended hears nothing more") {
    Counter counter;
    const auto address = counter.hook("caja", {counter.first.value, "", {"pago.registrado"}});
    workflows::CaseRequest act;
    act.event = "archivar";
    act.actor = "ana";
    REQUIRE(counter.house.cases().act(counter.first, act, ""));
    CHECK(counter.posts(address, paid).status == 409);
}

TEST_CASE("an address that is unknown or revoked takes nothing") {
    Counter counter;
    const auto address = counter.hook("caja", {counter.first.value, "", {"pago.registrado"}});
    CHECK(counter.posts("/ganchos/" + std::string(43, 'A'), paid).status == 404);
    REQUIRE(counter.identity.hooks.revoke(counter.kept().number));
    CHECK_FALSE(counter.identity.hooks.revoke(counter.kept().number));
    const auto answer = counter.posts(address, paid);
    CHECK(answer.status == 404);
    CHECK_THAT(answer.body, Contains("fue anulado"));
    CHECK(counter.entries(counter.first) == 1);
    // Its name stands in the journal: no other program gets it.
    CHECK_FALSE(counter.identity.hooks.check_new("caja"));
}

TEST_CASE("too many or too large messages are stopped before they cost anything") {
    Counter counter;
    const auto address = counter.hook("caja", {counter.first.value, "", {"pago.registrado"}});
    CHECK(counter
              .posts(address, {{"_scxmleventname", "pago.registrado"},
                               {"nota", std::string(64 * 1024, 'x')}})
              .status == 413);
    for (int i = 0; i < 4; ++i) counter.posts(address, {{"_scxmleventname", "otro"}});
    counter.clock.advance(std::chrono::seconds(20));
    const auto stopped = counter.posts(address, paid);
    CHECK(stopped.status == 429);
    CHECK(stopped.headers.front() == std::pair<std::string, std::string>{"Retry-After", "40"});
    CHECK(counter.entries(counter.first) == 1);
    counter.clock.advance(std::chrono::seconds(40));
    CHECK(counter.posts(address, paid).status == 200);
}

TEST_CASE("the file of accesses holds no address") {
    Counter counter;
    const auto address = counter.hook("caja", {counter.first.value, "", {"pago.registrado"}});
    CHECK(counter.identity.hooks.find(address.substr(9)));
    CHECK_FALSE(counter.identity.hooks.find(address.substr(9) + "x"));
    CHECK_FALSE(counter.identity.hooks.find(""));
    CHECK(counter.kept().name == "caja");
}
