#include <thread>

#include <catch2/catch.hpp>

#include "tests/web/identity/reception.h"

using Outcome = web::LogInAnswer::Outcome;
using namespace std::chrono_literals;

TEST_CASE("name and password let in, whatever the case of the name") {
    Reception reception;
    reception.has_account("ana");
    const auto row = GENERATE(values<std::pair<const char*, Outcome>>({
        {"ana.login", Outcome::entered},
        {" ANA.Login ", Outcome::entered},
        {"ana", Outcome::refused},
        {"beto.login", Outcome::refused},
        {"", Outcome::refused},
    }));
    CAPTURE(row.first);
    const auto answer = reception.enters(row.first);
    CHECK(answer.outcome == row.second);
    CHECK(answer.person == (row.second == Outcome::entered ? "ana" : ""));
}

TEST_CASE("no password, one too long and one of another case are wrong") {
    Reception reception;
    reception.has_account("ana");
    for (const std::string& wrong :
         {std::string(), std::string(5000, 'x'), std::string("Lluvia sobre los tejados")})
        CHECK(reception.enters("ana.login", wrong).outcome == Outcome::refused);
    CHECK(reception.enters("ana.login").outcome == Outcome::entered);
}

TEST_CASE("after five wrong passwords each further one has to wait, twice as long every time") {
    Reception reception;
    reception.has_account("ana");
    for (const int left : {4, 3, 2, 1}) {
        const auto answer = reception.enters("ana.login", "equivocada");
        CHECK(answer.outcome == Outcome::refused);
        CHECK(answer.tries_left == left);
        CHECK(answer.wait == 0s);
    }
    CHECK(reception.enters("ana.login", "equivocada").wait == 60s);

    // Now even the right one has to wait; asking early costs nothing more.
    CHECK(reception.enters("ana.login").outcome == Outcome::waiting);
    reception.clock.advance(59s);
    CHECK(reception.enters("ana.login").wait == 1s);

    reception.clock.advance(1s);
    for (const auto wait : {120s, 240s, 480s, 960s, 960s}) {
        CHECK(reception.enters("ana.login", "equivocada").wait == wait);
        CHECK(reception.enters("ana.login").outcome == Outcome::waiting);
        reception.clock.advance(wait);
    }
    CHECK(reception.enters("ana.login").outcome == Outcome::entered);
    CHECK(reception.enters("ana.login", "equivocada").tries_left == 4);
}

TEST_CASE("wrong tries outlast a restart and are forgotten after a day") {
    Reception reception;
    reception.has_account("ana");
    for (int i = 0; i < 5; ++i) reception.enters("ana.login", "equivocada");
    reception.reopens();
    CHECK(reception.enters("ana.login").outcome == Outcome::waiting);
    reception.clock.advance(24h);
    CHECK(reception.enters("ana.login", "equivocada").tries_left == 4);
}

TEST_CASE("one who is locked out does not lock out a colleague") {
    Reception reception;
    reception.has_account("ana");
    reception.has_account("beto");
    for (int i = 0; i < 9; ++i) reception.enters("ana.login", "equivocada");
    CHECK(reception.enters("beto.login").outcome == Outcome::entered);
}

TEST_CASE("the answers do not tell whether a name has an account") {
    Reception reception;
    reception.has_account("ana");
    for (int i = 0; i < 12; ++i) {
        CAPTURE(i);
        const auto known = reception.enters("ana.login", "equivocada");
        const auto unknown = reception.enters("nadie.login", "equivocada");
        CHECK(known.outcome == unknown.outcome);
        CHECK(known.tries_left == unknown.tries_left);
        CHECK(known.wait == unknown.wait);
        if (i % 3 == 2) reception.clock.advance(known.wait);
    }
}

TEST_CASE("a name without an account costs the same hashing as one that has it") {
    CountingRandom random;
    const web::HashingCost cost{2, std::size_t{4} << 20};
    web::Turnstile turnstile(1, 0);
    web::PasswordHasher hasher(cost, turnstile, random);
    const auto stored = hasher.hash(Reception::password);
    REQUIRE(stored);
    CHECK(hasher.match(*stored, Reception::password) == web::PasswordHasher::Match::yes);
    CHECK(hasher.match("", Reception::password) == web::PasswordHasher::Match::no);
    // The processor's time, not the clock's: other programs do not count.
    const auto cost_of = [&](const std::string& compared) {
        const auto before = std::clock();
        for (int i = 0; i < 8; ++i)
            CHECK(hasher.match(compared, "otra") != web::PasswordHasher::Match::yes);
        return static_cast<double>(std::clock() - before);
    };
    const double known = cost_of(*stored);
    const double unknown = cost_of("");
    CHECK(unknown > known / 2);
    CHECK(unknown < known * 2);
}

TEST_CASE("guesses side by side do not get more tries than one after the other") {
    Reception reception;
    reception.has_account("ana");
    std::atomic<int> tried = 0;
    std::vector<std::thread> guessers;
    for (int i = 0; i < 8; ++i) {
        guessers.emplace_back([&] {
            for (int j = 0; j < 3; ++j)
                if (reception.enters("ana.login", "equivocada").outcome == Outcome::refused)
                    ++tried;
        });
    }
    for (auto& each : guessers) each.join();
    CHECK(tried == 5);
}

TEST_CASE("when too many hash at once the next is asked to come back, and it costs no try") {
    Reception reception;
    reception.settings.hashing = {1, 0};
    reception.reopens();
    web::Turnstile turnstile(1, 0);
    web::PasswordHasher hasher({1, 8192 * 8}, turnstile, reception.random);
    const auto taken = turnstile.enter();
    REQUIRE(taken);
    CHECK(hasher.match("", "x") == web::PasswordHasher::Match::busy);
    const auto refused = hasher.hash("x");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "En este momento ingresan muchas personas a la vez.");

    web::AccessStore store(reception.directory());
    web::Accounts accounts(store, reception.clock, hasher);
    web::Attempts attempts(store, reception.clock, {});
    web::ClientAttempts client_attempts(store, reception.clock, {});
    web::LogIn log_in({&accounts}, attempts, client_attempts,
                      [](const std::string&) { return true; });
    for (int i = 0; i < 40; ++i)
        CHECK(log_in.with("ana.login", "x", "10.0.0.7").outcome == Outcome::busy);
}

TEST_CASE("one address that goes through names is stopped, and nobody else") {
    Reception reception;
    reception.has_account("ana");
    const auto tries = [&](int number, const std::string& client) {
        return reception.enters("nombre" + std::to_string(number), "la de siempre", client);
    };
    for (int i = 0; i < 30; ++i) CHECK(tries(i, "10.0.0.9").outcome == Outcome::refused);
    reception.clock.advance(5min);
    const auto stopped = tries(30, "10.0.0.9");
    CHECK(stopped.outcome == Outcome::client_waiting);
    CHECK(stopped.wait == 10min);
    // Not even the right password, which would tell that it is right; and it is no try of hers.
    CHECK(reception.enters("ana.login", Reception::password, "10.0.0.9").outcome ==
          Outcome::client_waiting);
    CHECK(reception.enters("ana.login", "equivocada", "10.0.0.10").tries_left == 4);
    CHECK(reception.enters("ana.login").outcome == Outcome::entered);

    reception.reopens();
    CHECK(tries(30, "10.0.0.9").outcome == Outcome::client_waiting);
    reception.clock.advance(10min);
    CHECK(tries(30, "10.0.0.9").outcome == Outcome::refused);
}

TEST_CASE("an office behind one address logs in as often as it likes") {
    Reception reception;
    reception.has_account("ana");
    for (int i = 0; i < 40; ++i) CHECK(reception.enters("ana.login").outcome == Outcome::entered);
    // A name that waits was not tried, and does not use up the address of all.
    for (int i = 0; i < 40; ++i) reception.enters("ana.login", "equivocada");
    reception.has_account("beto");
    CHECK(reception.enters("beto.login").outcome == Outcome::entered);
}

TEST_CASE("whom the limit counts as one") {
    struct Row {
        const char *address, *network;
    };
    const auto row = GENERATE(values<Row>({
        {"10.0.0.7", "10.0.0.7"},
        {"::ffff:10.0.0.7", "10.0.0.7"},
        {"2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64"},
        {"2001:db8:1:2::1", "2001:db8:1:2::/64"},
        {"2001:db8:1:3::1", "2001:db8:1:3::/64"},
        {"::1", "::/64"},
        {"", ""},
    }));
    CHECK(web::client_network(row.address) == row.network);
}

TEST_CASE("the turnstile lets go on who waits when another leaves") {
    web::Turnstile turnstile(1, 1);
    auto first = turnstile.enter();
    REQUIRE(first);
    std::thread second([&] { CHECK(turnstile.enter()); });
    first.reset();
    second.join();
    CHECK(turnstile.enter());
}

TEST_CASE("who left the organisation or was blocked does not come in") {
    Reception reception;
    reception.has_account("ana");
    reception.has_account("beto");
    REQUIRE(reception.identity->accounts.block("ana.login"));
    CHECK(reception.enters("ana.login").outcome == Outcome::blocked);
    CHECK(reception.enters("ana.login", "equivocada").outcome == Outcome::refused);
    REQUIRE(reception.identity->accounts.unblock("ana.login"));
    CHECK(reception.enters("ana.login").outcome == Outcome::entered);

    reception.loads({"ana", "jefa"});
    CHECK(reception.enters("beto.login").outcome == Outcome::blocked);
}

TEST_CASE("a password that another chose opens only the way to a new one") {
    Reception reception;
    reception.has_account("ana", web::PasswordTerm::first_use);
    CHECK(reception.enters("ana.login").outcome == Outcome::must_change);
    REQUIRE(reception.identity->accounts.set_password("ana.login", "otra frase bien larga",
                                                      web::PasswordTerm::lasting));
    CHECK(reception.enters("ana.login").outcome == Outcome::refused);
    CHECK(reception.enters("ana.login", "otra frase bien larga").outcome == Outcome::entered);
}

TEST_CASE("a password kept at another cost is kept at today's after the next log-in") {
    Reception reception;
    reception.has_account("ana");
    const auto before = reception.identity->accounts.by_person("ana")->password;
    CHECK(before.starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
    reception.settings.cost = {2, std::size_t{1} << 20};
    reception.reopens();
    CHECK(reception.enters("ana.login").outcome == Outcome::entered);
    const auto after = reception.identity->accounts.by_person("ana")->password;
    CHECK(after.starts_with("$argon2id$v=19$m=1024,t=2,p=1$"));
    CHECK(reception.enters("ana.login").outcome == Outcome::entered);
}
