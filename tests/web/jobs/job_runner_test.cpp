#include "web/jobs/job_runner.h"

#include <future>

#include <catch2/catch.hpp>

#include "tests/support/fake_clock.h"
#include "tests/support/temporary_directory.h"

namespace {

using Catch::Contains;
using State = web::Job::State;

// The book on a real file; the runner comes and goes as the program does.
struct House {
    House() : clock(engine::durable::Instant(std::chrono::hours(24 * 365 * 53))) {}
    TemporaryDirectory folder;
    FakeClock clock;
    web::AccessStore store{folder.path()};
    web::JobBook book{store, clock};

    State state(std::int64_t number) { return book.job(number).value().state; }
};

web::JobOutcome counted(const web::JobProgress& progress) {
    progress(1, 2, "mitad");
    return {"Se contó.", {{"total", 2}}};
}

}  // namespace

TEST_CASE("work is told from asking to its result") {
    House house;
    web::JobRunner runner(house.book);
    std::int64_t number = 0;
    number = runner.ask("cuenta", "Contar", "jefe-oi", [&](const web::JobProgress& progress) {
        progress(1, 2, "mitad");
        const auto halfway = house.book.job(number);
        REQUIRE(halfway);
        CHECK(halfway->state == State::running);
        CHECK(halfway->done == 1);
        CHECK(halfway->total == 2);
        CHECK(halfway->words == "mitad");
        return web::JobOutcome{"Se contó.", {{"total", 2}}};
    });
    CHECK(house.state(number) == State::waiting);
    CHECK(runner.run_next());
    CHECK(!runner.run_next());
    const auto done = house.book.job(number);
    REQUIRE(done);
    CHECK(done->state == State::done);
    CHECK(done->words == "Se contó.");
    CHECK(done->result.at("total") == 2);
    CHECK(done->person == "jefe-oi");
    CHECK(house.book.newest("cuenta", true)->number == number);
    CHECK(!house.book.newest("otra"));
}

TEST_CASE("the same kind of work is not done twice at once") {
    House house;
    web::JobRunner runner(house.book);
    const auto first = runner.ask("cuenta", "Contar", "jefe-oi", counted);
    CHECK(runner.ask("cuenta", "Contar", "secretaria-general", counted) == first);
    const auto other = runner.ask("otra", "Otra cosa", "jefe-oi", counted);
    CHECK(other != first);
    CHECK(runner.run_next());
    CHECK(runner.run_next());
    CHECK(!runner.run_next());
    CHECK(runner.ask("cuenta", "Contar", "jefe-oi", counted) != first);
}

TEST_CASE("work that fails says why, and the next goes on") {
    House house;
    web::JobRunner runner(house.book);
    const auto failing = runner.ask("a", "A", "jefe-oi", [](const auto&) -> web::JobOutcome {
        throw std::runtime_error("el disco está lleno");
    });
    const auto next = runner.ask("b", "B", "jefe-oi", counted);
    while (runner.run_next()) {
    }
    CHECK(house.state(failing) == State::failed);
    CHECK_THAT(house.book.job(failing)->words, Contains("el disco está lleno"));
    CHECK(house.state(next) == State::done);
}

TEST_CASE("what a restart cut off is told as interrupted") {
    House house;
    std::int64_t running = 0, waiting = 0;
    {
        web::JobRunner before(house.book);
        running = before.ask("a", "A", "jefe-oi", counted);
        waiting = before.ask("b", "B", "jefe-oi", counted);
        house.book.start(running);  // and the power goes
    }
    web::JobRunner after(house.book);
    CHECK(house.state(running) == State::interrupted);
    CHECK(house.state(waiting) == State::interrupted);
    CHECK_THAT(house.book.job(running)->words, Contains("se detuvo"));
    CHECK(!after.run_next());
    const auto again = after.ask("a", "A", "jefe-oi", counted);
    CHECK(after.run_next());
    CHECK(house.state(again) == State::done);
}

TEST_CASE("the thread works by itself and stops at the next look up") {
    House house;
    web::JobRunner runner(house.book);
    std::promise<void> begun, stopping;
    const auto long_one = runner.ask("a", "A", "jefe-oi", [&](const web::JobProgress& progress) {
        begun.set_value();
        stopping.get_future().wait();
        for (;;) progress(1, 0, "sigue");
        return web::JobOutcome{};
    });
    runner.start();
    begun.get_future().wait();
    CHECK(house.state(long_one) == State::running);
    stopping.set_value();
    runner.stop();
    CHECK(house.state(long_one) == State::interrupted);
}
