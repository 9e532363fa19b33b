#include <catch2/catch.hpp>

#include "tests/web/identity/reception.h"

using namespace std::chrono_literals;

namespace {

constexpr char place[] = "expediente/12/opinar/legal";

}  // namespace

TEST_CASE("a draft survives log-out and restart, until its writer throws it away") {
    Reception reception;
    const engine::Value typed = {{"sustento", "Falta la base legal de «C.1»"}, {"marca", nullptr}};
    REQUIRE(reception.identity->drafts.save("ana", place, typed));
    reception.identity->sessions.close_all("ana");
    reception.reopens();
    auto& drafts = reception.identity->drafts;
    const auto found = drafts.load("ana", place);
    REQUIRE(found);
    CHECK(found->value == typed);
    CHECK(found->saved == reception.clock.now());

    reception.clock.advance(1min);
    REQUIRE(drafts.save("ana", place, "corregido"));
    CHECK(drafts.load("ana", place)->value == "corregido");
    CHECK(drafts.load("ana", place)->saved == reception.clock.now());
    drafts.discard("ana", place);
    CHECK_FALSE(drafts.load("ana", place));
}

TEST_CASE("a draft made anew from what is there loses nothing that another window wrote") {
    Reception reception;
    auto& drafts = reception.identity->drafts;
    using Made = engine::Result<std::optional<engine::Value>>;
    const auto add = [](const char* key) {
        return [key](const std::optional<web::Draft>& draft) -> Made {
            engine::Value value = draft ? draft->value : engine::Value::object();
            value[key] = 1;
            return std::optional(std::move(value));
        };
    };
    REQUIRE(drafts.revise("ana", place, add("a")));
    REQUIRE(drafts.revise("ana", place, add("b")));
    CHECK(drafts.load("ana", place)->value == engine::Value{{"a", 1}, {"b", 1}});
    const auto refused = drafts.revise("ana", place, [](const auto&) -> Made {
        return engine::Problem{engine::Refusal::invalid, "No", "", ""};
    });
    CHECK_FALSE(refused);
    CHECK(drafts.load("ana", place)->value.size() == 2);
    REQUIRE(drafts.revise("ana", place,
                          [](const auto&) -> Made { return std::optional<engine::Value>(); }));
    CHECK_FALSE(drafts.load("ana", place));
}

TEST_CASE("a draft is its writer's alone") {
    Reception reception;
    auto& drafts = reception.identity->drafts;
    REQUIRE(drafts.save("ana", place, 1));
    REQUIRE(drafts.save("beto", place, 2));
    drafts.discard("beto", place);
    CHECK(drafts.load("ana", place)->value == 1);
    CHECK_FALSE(drafts.load("beto", place));
    CHECK_FALSE(drafts.load("ana", "expediente/12/opinar"));
}

TEST_CASE("a draft that is too much is refused with words, and the one before stays") {
    Reception reception;
    auto& drafts = reception.identity->drafts;
    REQUIRE(drafts.save("ana", place, "corto"));
    CHECK(drafts.save("ana", "otro", std::string(web::Drafts::most_bytes - 2, 'x')));
    CHECK_FALSE(drafts.save("ana", place, std::string(web::Drafts::most_bytes - 1, 'x')));
    CHECK(drafts.load("ana", place)->value == "corto");
    CHECK_FALSE(drafts.save("ana", "", 1));
    CHECK_FALSE(drafts.save("ana", std::string(301, 'p'), 1));
    for (int i = 2; i < web::Drafts::most_places; ++i)
        REQUIRE(drafts.save("ana", "p" + std::to_string(i), i));
    CHECK_FALSE(drafts.save("ana", "uno más", 1));
    CHECK(drafts.save("ana", place, "el de siempre"));
    CHECK(drafts.save("beto", place, "otra persona"));
    CHECK(drafts.of("ana").size() == web::Drafts::most_places);
}

TEST_CASE("a token is known by its text, until it expires or is revoked") {
    Reception reception;
    auto& tokens = reception.identity->tokens;
    const auto text =
        tokens.create("ana", {"reloj", {web::scope_read, web::scope_act}, std::chrono::days(30)});
    REQUIRE(text);
    CHECK(text->starts_with("visado_"));
    const auto used = tokens.use(*text);
    REQUIRE(used);
    CHECK(used->person == "ana");
    CHECK(used->scopes == std::set<std::string>{"actuar", "leer"});
    CHECK(tokens.of("ana").front().used == reception.clock.now());

    SECTION("expired") {
        reception.clock.advance(std::chrono::days(30) - 1ms);
        CHECK(tokens.use(*text));
        reception.clock.advance(1ms);
        CHECK_FALSE(tokens.use(*text));
    }
    SECTION("revoked, by its owner only") {
        CHECK_FALSE(tokens.revoke("beto", used->number));
        CHECK(tokens.use(*text));
        CHECK(tokens.revoke("ana", used->number));
        CHECK_FALSE(tokens.use(*text));
        CHECK_FALSE(tokens.revoke("ana", used->number));
    }
    SECTION("its person blocked") {
        reception.has_account("ana");
        CHECK(tokens.use(*text));
        REQUIRE(reception.identity->accounts.block("ana.login"));
        CHECK_FALSE(tokens.use(*text));
    }
    CHECK_FALSE(tokens.use("visado_" + std::string(43, 'A')));
}

TEST_CASE("which tokens are refused") {
    Reception reception;
    auto& tokens = reception.identity->tokens;
    using std::chrono::days;
    CHECK_FALSE(tokens.create("ana", {"", {"leer"}, days(9)}));
    CHECK_FALSE(tokens.create("ana", {std::string(81, 'n'), {"leer"}, days(9)}));
    CHECK_FALSE(tokens.create("ana", {"reloj", {}, days(9)}));
    CHECK_FALSE(tokens.create("ana", {"reloj", {"leer", "todo"}, days(9)}));
    CHECK_FALSE(tokens.create("ana", {"reloj", {"leer"}, days(0)}));
    CHECK_FALSE(tokens.create("ana", {"reloj", {"leer"}, days(366)}));
    for (int i = 0; i < web::Tokens::most_tokens; ++i)
        REQUIRE(tokens.create("ana", {"reloj", {"leer"}, days(365)}));
    CHECK_FALSE(tokens.create("ana", {"reloj", {"leer"}, days(9)}));
    tokens.revoke_all("ana");
    CHECK(tokens.create("ana", {"reloj", {"leer"}, days(9)}));
}

TEST_CASE("the gate knows people by cookie or by token, and by one of them only") {
    Reception reception;
    auto& gate = reception.identity->gate;
    const auto secret = reception.opens_session("ana");
    const auto token = reception.identity->tokens.create("beto", {"reloj", {"leer"}});
    REQUIRE(token);

    web::Request request;
    CHECK_FALSE(gate.visitor(request));
    request.cookies["visado_sesion"] = "inventada";
    CHECK_FALSE(gate.visitor(request));
    request.cookies["visado_sesion"] = secret;
    const auto by_cookie = gate.visitor(request);
    REQUIRE(by_cookie);
    CHECK(by_cookie->person == "ana");
    CHECK(by_cookie->proof == web::Visitor::Proof::session);
    CHECK(by_cookie->form_token == web::Sessions::form_token(secret));
    CHECK(by_cookie->scopes.empty());

    // With a token beside it the cookie counts for nothing, be the token good or not.
    request.headers["authorization"] = "bearer " + *token;
    const auto by_token = gate.visitor(request);
    REQUIRE(by_token);
    CHECK(by_token->person == "beto");
    CHECK(by_token->proof == web::Visitor::Proof::token);
    CHECK(by_token->form_token.empty());
    CHECK(by_token->scopes == std::set<std::string>{"leer"});
    for (const char* wrong : {"Bearer visado_x", "Bearer ", "Bearer", "Basic YTpi", ""}) {
        CAPTURE(wrong);
        request.headers["authorization"] = wrong;
        CHECK_FALSE(gate.visitor(request));
    }
}

TEST_CASE("the gate does not know who left the organisation") {
    Reception reception;
    web::Request request;
    request.cookies["visado_sesion"] = reception.opens_session("beto");
    CHECK(reception.identity->gate.visitor(request));
    reception.loads({"ana", "jefa"});
    CHECK_FALSE(reception.identity->gate.visitor(request));
    reception.loads({"ana", "beto"});
    CHECK(reception.identity->gate.visitor(request));
}
