#include <catch2/catch.hpp>

#include "engine/durable/journal.h"
#include "tests/engine/durable/toy_history.h"

using namespace toy;
using namespace std::chrono_literals;
using engine::Refusal;
using engine::durable::Entry;
using engine::durable::Origin;

namespace {

// Newest entry of a stream.
Entry newest(Office& office, StreamId id) {
    return *engine::durable::read_entry(office.data->queries.entries(id).back().bytes);
}

std::int64_t count_of(Office& office, StreamId id) {
    return office.data->queries.stream(id)->snapshot.at("count").get<std::int64_t>();
}

Value set_to(const char* name, int value) {
    return {{"do", "set"}, {"name", name}, {"value", value}};
}

}  // namespace

TEST_CASE("a deadline fires once, when its time has come") {
    Office office;
    const auto id = office.open(steps(arm("recordar", at_start + 24h, steps(add(5)))))->stream;
    CHECK(office.data->queries.next_due() == at_start + 24h);
    CHECK(office.runtime->tick().fired == 0);

    office.clock.advance(24h);
    CHECK(office.runtime->tick().fired == 1);
    CHECK(office.runtime->tick().fired == 0);

    const Entry entry = newest(office, id);
    CHECK(entry.origin == Origin::timer);
    CHECK(entry.time == at_start + 24h);
    REQUIRE(entry.timer);
    CHECK(entry.timer->id == "recordar");
    CHECK(entry.timer->at == at_start + 24h);
    CHECK(count_of(office, id) == 5);
    CHECK_FALSE(office.data->queries.next_due());
}

TEST_CASE("deadlines of all streams fire, oldest first within a stream") {
    Office office;
    const auto first = office.open(steps(arm("b", at_start + 2h, steps(set_to("last", 2))),
                                         arm("a", at_start + 3h, steps(set_to("last", 3))),
                                         arm("c", at_start + 1h, steps(set_to("last", 1)))));
    const auto second = office.open(steps(arm("x", at_start + 1h, steps(add(1)))));
    office.clock.advance(48h);
    CHECK(office.runtime->tick().fired == 4);
    CHECK(office.data->queries.stream(first->stream)->snapshot["last"] == 3);
    CHECK(count_of(office, second->stream) == 1);
}

TEST_CASE("a late act is decided after the deadlines that came before it") {
    Office office;
    const auto id = office.open(steps(arm("vence", at_start + 1h, steps(add(10)))))->stream;
    office.clock.advance(2h);
    const auto late = office.act(id, steps(add(1)));
    REQUIRE(late);
    CHECK(late->sequence == 3);
    CHECK(late->value["count"] == 11);
    CHECK(newest(office, id).origin == Origin::person);
}

TEST_CASE("what a deadline does to others of its stream counts at once") {
    Office office;
    SECTION("one it takes away does not fire") {
        REQUIRE(office.open(steps(arm("a", at_start + 1h, steps(named("disarm", "b"))),
                                  arm("b", at_start + 2h, steps(add(1))))));
        office.clock.advance(3h);
        CHECK(office.runtime->tick().fired == 1);
    }
    SECTION("one it brings that is already due fires in the same tick") {
        const auto next = steps(arm("b", at_start + 2h, steps(add(1))));
        REQUIRE(office.open(steps(arm("a", at_start + 1h, next))));
        office.clock.advance(3h);
        CHECK(office.runtime->tick().fired == 2);
    }
}

TEST_CASE("a deadline that cannot be decided halts its stream, and only that") {
    const bool throws = GENERATE(false, true);
    CAPTURE(throws);
    Office office;
    const auto bad = steps(throws ? step("throw") : step("refuse"));
    const auto ill = office.open(steps(arm("mal", at_start + 1h, bad)))->stream;
    const auto well = office.open(steps(arm("bien", at_start + 1h, steps(add(1)))))->stream;
    office.clock.advance(2h);

    const auto report = office.runtime->tick();
    CHECK(report.fired == 1);
    CHECK(report.halted == 1);
    CHECK(count_of(office, well) == 1);
    CHECK(office.data->queries.entries(ill).size() == 1);

    const auto halted = office.data->queries.halted();
    REQUIRE(halted.size() == 1);
    CHECK(halted.front().id == ill);
    CHECK(halted.front().status == "detenido");
    CHECK(halted.front().halted.find("«mal»") != std::string::npos);
    CHECK(halted.front().halted.find(throws ? "the toy broke" : "No se puede.") !=
          std::string::npos);

    CHECK(office.runtime->tick().halted == 0);  // it does not loop
    CHECK_FALSE(office.data->queries.next_due());
    const auto refused = office.act(ill, steps(add(1)));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Refusal::wrong_state);
    CHECK(office.act(well, steps(add(1))));
    Toys toys;
    CHECK(lines(engine::durable::verify(office.folder.path(), toys.deciders())) == "");
}

TEST_CASE("a late act on a stream whose deadline fails is refused, not taken as timely") {
    Office office;
    const auto id = office.open(steps(arm("mal", at_start + 1h, steps(step("refuse")))))->stream;
    office.clock.advance(2h);
    const auto refused = office.act(id, steps(add(1)));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Refusal::wrong_state);
    CHECK(refused.error().message.find("detenido") != std::string::npos);
    CHECK(office.data->queries.halted().size() == 1);
}

TEST_CASE("a halted stream goes on after its cause was mended") {
    Office office;
    const auto id =
        office.open(steps(arm("recordar", at_start + 1h, steps(step("need_rules"), add(1)))))
            ->stream;
    office.clock.advance(2h);
    CHECK(office.runtime->tick().halted == 1);
    REQUIRE(office.rule({{"multiply", 4}}));
    REQUIRE(office.runtime->resume(id));
    CHECK(office.runtime->tick().fired == 1);
    CHECK(count_of(office, id) == 4);
    CHECK(office.act(id, steps(add(1))));
    const auto twice = office.runtime->resume(id);
    REQUIRE_FALSE(twice);
    CHECK(twice.error().kind == Refusal::wrong_state);
}

TEST_CASE("a deadline that brought the process down three times is not tried a fourth time") {
    Office office;
    const auto id = office.open(steps(arm("fatal", at_start + 1h, steps(add(1)))))->stream;
    office.clock.advance(2h);
    office.runtime->keep_books([&](engine::durable::Store& store) {
        // What three runs left behind that counted their try and never came back.
        for (int run = 0; run < 3; ++run) store.count_attempt({id, "fatal", 1, run});
    });
    const auto report = office.runtime->tick();
    CHECK(report.fired == 0);
    CHECK(report.halted == 1);
    CHECK(count_of(office, id) == 0);
}

TEST_CASE("deadlines that bring forth others without end halt the stream") {
    engine::durable::RuntimeOptions options;
    options.deadlines.most_in_one_round = 5;
    Office office({}, options);
    const auto id = office.open(steps(arm("again", at_start + 1h, steps(step("again")))))->stream;
    office.clock.advance(2h);
    const auto report = office.runtime->tick();
    CHECK(report.halted == 1);
    CHECK(report.fired == 6);
    CHECK(office.data->queries.halted().front().id == id);
}
