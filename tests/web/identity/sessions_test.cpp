#include <catch2/catch.hpp>

#include "tests/web/identity/reception.h"
#include "web/identity/device_words.h"
#include "web/identity/secret.h"

using namespace std::chrono_literals;

TEST_CASE("a session lasts while it is used, eight hours without, twenty in all") {
    Reception reception;
    auto& sessions = reception.identity->sessions;
    const auto secret = reception.opens_session("ana");
    REQUIRE(sessions.use(secret));
    CHECK(sessions.use(secret)->person == "ana");

    SECTION("left alone") {
        reception.clock.advance(8h - 1ms);
        CHECK(sessions.of("ana").size() == 1);
        reception.clock.advance(1ms);
        CHECK(sessions.of("ana").empty());
        CHECK_FALSE(sessions.use(secret));
    }
    SECTION("used all day") {
        for (int hour = 1; hour < 20; ++hour) {
            reception.clock.advance(1h);
            CAPTURE(hour);
            REQUIRE(sessions.use(secret));
        }
        reception.clock.advance(1h - 1ms);
        CHECK(sessions.use(secret));
        reception.clock.advance(1ms);
        CHECK_FALSE(sessions.use(secret));
    }
    SECTION("across a restart") {
        reception.reopens();
        CHECK(reception.identity->sessions.use(secret));
    }
}

TEST_CASE("a secret that we did not give opens nothing, before and after a log-in") {
    Reception reception;
    auto& sessions = reception.identity->sessions;
    const std::string planted(43, 'A');
    CHECK_FALSE(sessions.use(planted));
    const auto own = reception.opens_session("ana");
    CHECK(own != planted);
    CHECK(own.size() == 43);
    CHECK_FALSE(sessions.use(planted));
    CHECK_FALSE(sessions.use(web::secret_hash(own)));  // nor what is stored
    CHECK_FALSE(sessions.use(""));
    CHECK(reception.opens_session("ana") != own);
}

TEST_CASE("log-out ends one session, log-out everywhere all of one person") {
    Reception reception;
    auto& sessions = reception.identity->sessions;
    const auto office = reception.opens_session("ana");
    const auto phone = reception.opens_session("ana");
    const auto home = reception.opens_session("ana");
    const auto of_beto = reception.opens_session("beto");
    sessions.close(phone);
    CHECK_FALSE(sessions.use(phone));
    CHECK(sessions.use(office));

    SECTION("but for the one that asks") {
        CHECK(sessions.close_all("ana", office) == 1);
        CHECK(sessions.use(office));
    }
    SECTION("without exception") {
        CHECK(sessions.close_all("ana") == 2);
        CHECK_FALSE(sessions.use(office));
    }
    CHECK_FALSE(sessions.use(home));
    CHECK(sessions.use(of_beto));
}

TEST_CASE("nobody closes a session of somebody else by its number") {
    Reception reception;
    auto& sessions = reception.identity->sessions;
    reception.opens_session("ana");
    const auto number = sessions.of("ana").front().number;
    CHECK_FALSE(sessions.close_one("beto", number));
    CHECK(sessions.of("ana").size() == 1);
    CHECK(sessions.close_one("ana", number));
    CHECK(sessions.of("ana").empty());
}

TEST_CASE("blocking an account ends what is open, and nothing opens beside it") {
    Reception reception;
    reception.has_account("ana");
    auto& sessions = reception.identity->sessions;
    const auto before = reception.opens_session("ana");
    REQUIRE(reception.identity->accounts.block("ana.login"));
    CHECK_FALSE(sessions.use(before));
    CHECK_FALSE(sessions.use(reception.opens_session("ana")));  // a log-in that was on its way
}

TEST_CASE("the token of the forms belongs to one session") {
    Reception reception;
    const auto one = reception.opens_session("ana");
    const auto other = reception.opens_session("ana");
    const auto token = web::Sessions::form_token(one);
    CHECK(token == web::Sessions::form_token(one));
    CHECK(token != web::Sessions::form_token(other));
    CHECK(token.find(one) == std::string::npos);
    CHECK(token.size() == 43);
}

TEST_CASE("a session is shown with where it was opened and when it was last used") {
    Reception reception;
    auto& sessions = reception.identity->sessions;
    const auto opened = reception.clock.now();
    const auto secret = reception.opens_session("ana");
    reception.clock.advance(30min);
    sessions.use(secret);
    reception.clock.advance(20s);
    sessions.use(secret);  // not worth a write
    const auto listed = sessions.of("ana");
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].client == "10.0.0.7");
    CHECK(listed[0].device == "Firefox en Windows");
    CHECK(listed[0].opened == opened);
    CHECK(listed[0].seen == opened + 30min);
}

TEST_CASE("a browser in a few words") {
    struct Row {
        const char *agent, *words;
    };
    const auto row = GENERATE(values<Row>({
        {"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0",
         "Firefox en Windows"},
        {"Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 "
         "Safari/537.36 Edg/126.0.0.0",
         "Edge en Windows"},
        {"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
         "Chrome/126.0.0.0 Mobile Safari/537.36",
         "Chrome en Android"},
        {"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
         "Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
         "Safari en iPhone"},
        {"curl/7.88.1", "Otro navegador"},
        {"", "Otro navegador"},
    }));
    CHECK(web::device_words(row.agent) == row.words);
}
