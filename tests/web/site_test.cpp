#include "web/site.h"

#include <catch2/catch.hpp>

#include "tests/support/fake_clock.h"
#include "tests/support/temporary_directory.h"
#include "web/all_routes.h"
#include "web/identity/demo_accounts.h"
#include "web/identity/drafts.h"

namespace {

using Catch::Contains;
using web::Access;
using web::Request;
using web::Visit;

// Knows whoever sends the cookie "soy".
class CookieGate final : public web::Gate {
 public:
    std::optional<web::Visitor> visitor(const Request& request) override {
        const auto found = request.cookies.find("soy");
        if (found == request.cookies.end()) return std::nullopt;
        return web::Visitor{found->second, "ficha-de-" + found->second, {}, {}};
    }
};

class NoMailDesk final : public web::MailDesk {
 public:
    std::vector<std::pair<std::string, std::string>> settings() const override { return {}; }
    engine::Result<engine::Done> send_test(const std::string&, const std::string&) override {
        return engine::Done{};
    }
};

class NoHookDesk final : public web::HookDesk {
 public:
    std::vector<web::OutgoingHook> outgoing() override { return {}; }
};

web::Response who(const Request& request, Visit& visit) {
    return {200, "text/plain",
            visit.person + "|" + visit.form_token + "|" +
                (request.matched.empty() ? "" : request.matched.at("expediente"))};
}

class SiteAtWork {
 public:
    web::Response asks(const std::string& method, const std::string& path,
                       const std::string& person = "", const web::Pairs& fields = {}) {
        Request request;
        request.method = method;
        request.path = path;
        request.query = query;
        request.fields = fields;
        if (!person.empty()) request.cookies["soy"] = person;
        return site_.answer(request, house_.cases());
    }
    web::Pairs query;

 private:
    TemporaryDirectory folder_;
    FakeClock clock_{FakeClock::Instant{}};
    workflows::Installation house_{folder_.path(), folder_.path() / "workflows", clock_};
    web::AccessStore accesses_{folder_.path()};
    web::Drafts drafts_{accesses_, clock_};
    CookieGate gate_;
    web::Site site_{{house_, clock_, gate_, drafts_},
                    {{"GET", "/expedientes/{expediente}", Access::session, who, ""},
                     {"POST", "/expedientes/{expediente}", Access::session, who, ""},
                     {"GET", "/publica", Access::open, who, ""},
                     {"POST", "/api/v1/actos", Access::token, who, ""}}};
};

std::string header(const web::Response& response, const std::string& wanted) {
    for (const auto& [name, value] : response.headers) {
        if (name == wanted) return value;
    }
    return "";
}

}  // namespace

TEST_CASE("a handler learns who asks and what the address says") {
    SiteAtWork site;
    CHECK(site.asks("GET", "/expedientes/12", "ogaj").body == "ogaj|ficha-de-ogaj|12");
    CHECK(site.asks("GET", "/publica").body == "||");
    CHECK(site.asks("GET", "/publica", "ogaj").body == "ogaj|ficha-de-ogaj|");
}

TEST_CASE("who is not known is sent to the log-in and comes back to what was asked") {
    SiteAtWork site;
    site.query = {{"ver", "todo"}, {"q", "ñ&"}};
    const auto response = site.asks("GET", "/expedientes/año 1");
    CHECK(response.status == 303);
    CHECK(
        header(response, "Location") ==
        "/ingresar?volver=%2Fexpedientes%2Fa%25C3%25B1o%25201%3Fver%3Dtodo%26q%3D%25C3%25B1%2526");
}

TEST_CASE("an act without a session is told that nothing was recorded") {
    SiteAtWork site;
    const auto page = site.asks("POST", "/expedientes/12");
    CHECK(page.status == 401);
    CHECK_THAT(page.body, Contains("No se registró ningún acto"));
    const auto program = site.asks("POST", "/api/v1/actos");
    CHECK(program.status == 401);
    CHECK(program.media_type == "application/json; charset=utf-8");
    CHECK(header(program, "WWW-Authenticate") == "Bearer");
}

TEST_CASE("a form of another session is refused") {
    SiteAtWork site;
    CHECK(site.asks("POST", "/expedientes/12", "ogaj", {{"ficha", "ficha-de-ogaj"}}).status == 200);
    CHECK(site.asks("POST", "/expedientes/12", "ogaj", {{"ficha", "ficha-de-ogppd"}}).status ==
          403);
    CHECK(site.asks("POST", "/expedientes/12", "ogaj").status == 403);
}

TEST_CASE("addresses that are not answered") {
    SiteAtWork site;
    CHECK(site.asks("GET", "/no").status == 404);
    const auto response = site.asks("DELETE", "/expedientes/12");
    CHECK(response.status == 405);
    CHECK(header(response, "Allow") == "GET, HEAD, POST");
}

TEST_CASE("programs are told of every fault in the shape of the API's description") {
    SiteAtWork site;
    for (const auto& [method, path, status] :
         {std::tuple{"GET", "/api/v1/no", 404}, std::tuple{"DELETE", "/api/v1/actos", 405},
          std::tuple{"POST", "/api/v1/actos", 401}}) {
        CAPTURE(method, path);
        const auto response = site.asks(method, path);
        CHECK(response.status == status);
        const auto value = engine::Value::parse(response.body);
        CHECK(value["estado"] == status);
        REQUIRE(value["problemas"].size() == 1);
        CHECK_FALSE(value["problemas"][0]["mensaje"].get<std::string>().empty());
        CHECK_FALSE(value["problemas"][0]["remedio"].get<std::string>().empty());
    }
}

TEST_CASE("the table of routes holds together") {
    const TemporaryDirectory folder;
    const FakeClock clock{FakeClock::Instant{}};
    workflows::Installation house(folder.path(), folder.path() / "workflows", clock);
    web::SodiumRandom random;
    web::Identity identity(folder.path(), web::demo_settings(), clock, random, house.queries());
    web::AccessStore store(folder.path());
    web::JobBook book(store, clock);
    web::JobRunner jobs(book);
    NoMailDesk mail;
    NoHookDesk hooks;
    CHECK_NOTHROW(web::Router(web::all_routes({identity, jobs, mail, hooks})));
}
