#include <catch2/catch.hpp>

#include "engine/base/sha256.h"
#include "engine/durable/journal.h"
#include "tests/engine/durable/toy_office.h"

using namespace toy;
using namespace std::chrono_literals;
using engine::canonical_json;
using engine::Refusal;
using engine::durable::JournalRow;
using engine::durable::Origin;

namespace {

std::int64_t count_of(Office& office, StreamId id) {
    return office.data->queries.stream(id)->snapshot.at("count").get<std::int64_t>();
}

std::size_t entries_of(Office& office, StreamId id) {
    return office.data->queries.entries(id).size();
}

}  // namespace

TEST_CASE("an accepted command is one entry and its rows") {
    Office office;
    const auto opened =
        office.open(steps(add(2), ask("visar", {"ruth", "olga"}), step("number"), mail("mia")));
    REQUIRE(opened);
    CHECK(opened->stream == StreamId{1});
    CHECK(opened->sequence == 1);
    CHECK(opened->value == Value{{"count", 2}});

    const auto& queries = office.data->queries;
    const auto entries = queries.entries(opened->stream);
    REQUIRE(entries.size() == 1);
    const JournalRow& row = entries.front();
    CHECK(row.position == 1);
    CHECK(row.hash == engine::sha256_hex(row.bytes));
    CHECK(canonical_json(Value::parse(row.bytes)) == row.bytes);
    const auto entry = engine::durable::read_entry(row.bytes);
    REQUIRE(entry);
    CHECK(entry->previous == engine::durable::no_hash());
    CHECK(entry->time == at_start);
    CHECK(entry->numbers.size() == 1);
    CHECK(queries.head().size == 1);
    CHECK(queries.head().root == row.root);
    CHECK(queries.stream(opened->stream)->hash == row.hash);
    CHECK(queries.outbox().size() == 1);
    CHECK(queries.numbers().front().last == 1);
    CHECK(queries.inbox("ruth").items.size() == 1);
    CHECK(queries.inbox("mia").items.empty());
}

TEST_CASE("entries of a stream form a chain") {
    Office office;
    const auto id = office.open(steps(add(1)))->stream;
    for (int i = 0; i < 5; ++i) REQUIRE(office.act(id, steps(add(1))));
    const auto rows = office.data->queries.entries(id);
    REQUIRE(rows.size() == 6);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        CHECK(engine::durable::read_entry(rows[i].bytes)->previous == rows[i - 1].hash);
        CHECK(rows[i].sequence == rows[i - 1].sequence + 1);
    }
    CHECK(count_of(office, id) == 6);
}

TEST_CASE("a refused command leaves no trace") {
    Office office;
    const auto id = office.open(steps(add(1)))->stream;

    const auto refused = office.act(id, steps(step("number"), step("refuse")), "k");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "No se puede.");
    CHECK_FALSE(office.open(steps(step("refuse"))));

    CHECK(entries_of(office, id) == 1);
    CHECK(office.data->queries.numbers().empty());
    CHECK(office.data->queries.streams("").size() == 1);
    CHECK(office.act(id, steps(step("number")), "k"));  // not even its key is taken
    CHECK(office.open(steps(add(1)))->stream == StreamId{2});
    CHECK(office.data->queries.numbers().front().last == 1);
}

TEST_CASE("a decider that breaks harms its own caller only") {
    Office office;
    const auto id = office.open(steps(add(1)))->stream;
    auto broken = office.runtime->submit({id, "", Origin::person, steps(step("throw")), ""});
    auto whole = office.runtime->submit({id, "", Origin::person, steps(add(1)), ""});
    CHECK_THROWS_WITH(broken.get(), "the toy broke");
    CHECK(whole.get());
    CHECK(count_of(office, id) == 2);
}

TEST_CASE("what a decision may not claim") {
    struct Row {
        const char* what;
        Value steps;
    };
    const auto row = GENERATE(values<Row>({
        {"a number out of turn", steps(step("number_twice"))},
        {"two outbox rows of one id", steps(mail("a"), mail("b"))},
        {"one person twice in a task", steps(ask("visar", {"ruth", "ruth"}))},
        {"text that is not UTF-8", steps(ask("visar\xff", {"ruth"}))},
    }));
    CAPTURE(row.what);
    Office office;
    const auto id = office.open(steps(add(1)))->stream;
    CHECK_THROWS_AS(office.act(id, row.steps), std::logic_error);
    CHECK(entries_of(office, id) == 1);
    CHECK(office.act(id, steps(add(1))));
    CHECK(count_of(office, id) == 2);
}

TEST_CASE("the same key is decided once") {
    Office office;
    const auto first = office.open(steps(add(1)), "abrir-1");
    const auto again = office.open(steps(add(1)), "abrir-1");
    REQUIRE(again);
    CHECK_FALSE(first->repeated);
    CHECK(again->repeated);
    CHECK(again->stream == first->stream);
    CHECK(again->value == first->value);
    CHECK(office.data->queries.streams("").size() == 1);

    SECTION("also after a restart") {
        office.stop();
        office.start();
        CHECK(office.open(steps(add(1)), "abrir-1")->repeated);
    }
    SECTION("and for another request it is refused") {
        const auto other = office.open(steps(add(5)), "abrir-1");
        REQUIRE_FALSE(other);
        CHECK(other.error().kind == Refusal::conflict);
    }
    SECTION("until it has expired") {
        office.clock.advance(std::chrono::days(31));
        office.runtime->tick();
        CHECK_FALSE(office.open(steps(add(1)), "abrir-1")->repeated);
    }
}

TEST_CASE("commands for streams that are not there") {
    Office office;
    REQUIRE(office.open(steps(add(1))));
    const auto unknown = office.act(StreamId{9}, steps(add(1)));
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().kind == Refusal::not_found);
    const auto other = office.runtime->handle({StreamId{1}, "reglas", Origin::person, {}, ""});
    REQUIRE_FALSE(other);
    CHECK(other.error().kind == Refusal::not_found);
    CHECK_THROWS(office.runtime->handle({StreamId{}, "nada", Origin::person, {}, ""}));
}

TEST_CASE("nobody outside can speak as a deadline or as the house") {
    Office office;
    const auto origin = GENERATE(Origin::timer, Origin::system);
    CHECK_THROWS_AS(office.runtime->submit({{}, "contador", origin, steps(add(1)), ""}),
                    std::invalid_argument);
}

TEST_CASE("a person cannot take a key of the house") {
    Office office;
    const auto id = office.open(steps(add(1)))->stream;
    REQUIRE(office.act(id, steps(add(1)), "outbox:1:mail-1"));
    const auto report =
        office.runtime->submit_system({id, "", Origin::system, steps(add(3)), "outbox:1:mail-1"})
            .get();
    REQUIRE(report);
    CHECK_FALSE(report->repeated);
    CHECK(count_of(office, id) == 5);
}

TEST_CASE("there is one stream of a singleton, and others see its newest state") {
    Office office;
    const auto first = office.rule({{"multiply", 10}});
    const auto id = office.open(steps(add(1)))->stream;
    const auto second = office.rule({{"multiply", 100}});
    CHECK(second->stream == first->stream);
    CHECK(second->sequence == 2);
    REQUIRE(office.act(id, steps(add(1))));
    CHECK(count_of(office, id) == 110);
}

TEST_CASE("a snapshot comes back in the order it was written") {
    Office office;
    const auto id = office.open(steps(add(1)))->stream;
    const std::string before = office.data->queries.stream(id)->snapshot.dump();
    CHECK(before.find("zero") < before.find("count"));
    office.stop();
    office.start();
    REQUIRE(office.act(id, steps(add(1))));
    CHECK(office.data->queries.stream(id)->snapshot.begin().key() == "zero");
}

TEST_CASE("numbers count up over all streams, also with other processes at work") {
    Office office;
    const auto id = office.open(steps(step("number")))->stream;
    FakeClock clock(at_start);
    Toys toys;
    engine::durable::DataDirectory other(office.folder.path());
    engine::durable::Runtime neighbour(other.store, other.contents, clock, toys.deciders());

    REQUIRE(neighbour.handle({id, "", Origin::person, steps(step("number"), add(1)), ""}));
    REQUIRE(office.act(id, steps(step("number"), add(1))));
    const auto opened =
        neighbour.handle({{}, "contador", Origin::person, steps(step("number")), ""});
    REQUIRE(opened);
    CHECK(opened->stream == StreamId{2});
    REQUIRE(office.open(steps(step("number")))->stream == StreamId{3});

    CHECK(office.data->queries.numbers().front().last == 5);
    CHECK(count_of(office, id) == 2);
    CHECK(office.data->queries.head().size == 5);
}

TEST_CASE("many callers at once: each is answered, none is lost") {
    Office office;
    const auto id = office.open(steps(add(0)))->stream;
    std::vector<std::thread> callers;
    for (int caller = 0; caller < 8; ++caller) {
        callers.emplace_back([&] {
            for (int i = 0; i < 25; ++i) {
                if (!office.act(id, steps(add(1), step("number")))) std::terminate();
            }
        });
    }
    for (auto& caller : callers) caller.join();
    CHECK(count_of(office, id) == 200);
    CHECK(entries_of(office, id) == 201);
    CHECK(office.data->queries.numbers().front().last == 200);
}

TEST_CASE("content is on disk before the entry that names it") {
    Office office;
    const auto id = office.open(steps(add(4), step("document")))->stream;
    const auto documents = office.data->queries.documents(id);
    REQUIRE(documents.size() == 1);
    const auto& document = documents.front().document;
    CHECK(office.data->contents.read(document.html_sha256)->starts_with("<p>4</p>"));
    const auto found = office.data->queries.document_by_code(document.code);
    REQUIRE(found);
    CHECK(found->stream == id);
    CHECK_FALSE(office.data->queries.document_by_code("no-such-code"));
    CHECK_FALSE(office.data->queries.document_by_code(""));
}

TEST_CASE("a bad row in the store never becomes the ground of a decision") {
    Office office;
    const auto id = office.open(steps(add(1)))->stream;
    office.stop();
    {
        engine::durable::SqliteConnection db(office.folder.path() / "visado.db",
                                             engine::durable::SqliteConnection::Mode::read_write);
        db.run("UPDATE stream SET snapshot = replace(snapshot, '\"count\":1', '\"count\":9')");
    }
    office.start();
    CHECK_THROWS_AS(office.act(id, steps(add(1))), engine::durable::StoreFailure);
    CHECK(office.open(steps(add(1))));  // the others go on
}
