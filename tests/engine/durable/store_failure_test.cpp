#include <csignal>
#include <fstream>

#include <catch2/catch.hpp>
#include <sys/resource.h>

#include "engine/durable/migrations.h"
#include "engine/durable/sqlite_statement.h"
#include "tests/engine/durable/toy_history.h"

using namespace toy;
using namespace std::chrono_literals;
using engine::durable::Origin;
using engine::durable::SqliteConnection;
using engine::durable::SqliteOptions;
using engine::durable::StoreFailure;

namespace {

// Twenty pages of text, so that a small store is soon full.
Value much() {
    return {{"do", "set"}, {"name", "text"}, {"value", std::string(80'000, 'x')}};
}

std::string failure_of(std::future<Result<Answer>> answer) {
    try {
        (void)answer.get();
        return "none";
    } catch (const StoreFailure& failure) {
        CHECK(failure.problem().place.find("visado.db") != std::string::npos);
        CHECK_FALSE(failure.problem().remedy.empty());
        return failure.problem().message;
    }
}

std::future<Result<Answer>> send(Office& office, StreamId id, const Value& what,
                                 const std::string& key = "") {
    return office.runtime->submit({id, "", Origin::person, what, key});
}

// While it lives, files of this process cannot grow beyond the given size: a disk that fills up.
class NarrowDisk {
 public:
    explicit NarrowDisk(rlim_t size) {
        old_handler_ = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &old_);
        const rlimit narrow{size, old_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &narrow);
    }
    ~NarrowDisk() {
        setrlimit(RLIMIT_FSIZE, &old_);
        (void)std::signal(SIGXFSZ, old_handler_);
    }
    NarrowDisk(const NarrowDisk&) = delete;
    NarrowDisk& operator=(const NarrowDisk&) = delete;

 private:
    rlimit old_{};
    void (*old_handler_)(int) = nullptr;
};

void expect_in_order(Office& office) {
    CHECK(lines(engine::durable::verify(office.folder.path(), office.toys.deciders())) == "");
}

}  // namespace

TEST_CASE("a full store: every caller of the group hears it, nothing is half done") {
    SqliteOptions small;
    small.max_pages = 120;
    Office office(small);
    const auto id = office.open(steps(add(1)))->stream;
    int accepted = 0;
    std::string said = "none";
    for (; accepted < 50 && said == "none"; ++accepted) {
        said = failure_of(send(office, id, steps(add(1), step("number"), much())));
    }
    CHECK(said.starts_with("No queda espacio para guardar"));
    CHECK(office.data->queries.numbers().front().last == accepted - 1);

    std::vector<std::future<Result<Answer>>> all;
    for (int i = 0; i < 5; ++i) {
        all.push_back(send(office, id, steps(add(1), step("number"), much()), std::to_string(i)));
    }
    for (auto& one : all) CHECK(failure_of(std::move(one)).starts_with("No queda espacio"));
    expect_in_order(office);

    // With room again the same keys are decided as if nothing had happened.
    office.stop();
    Office roomy;
    std::filesystem::remove_all(roomy.folder.path());
    roomy.stop();
    std::filesystem::copy(office.folder.path(), roomy.folder.path(),
                          std::filesystem::copy_options::recursive);
    roomy.start();
    CHECK_FALSE(roomy.act(id, steps(add(1), step("number"), much()), "0")->repeated);
    CHECK(roomy.data->queries.numbers().front().last == accepted);
    expect_in_order(roomy);
}

TEST_CASE("a COMMIT that fails undoes its group, and the writer goes on") {
    Office office;
    const auto id = office.open(steps(add(1), step("number")))->stream;
    const auto log = office.folder.path() / "visado.db-wal";
    {
        const NarrowDisk disk(std::filesystem::file_size(log));
        CHECK(failure_of(send(office, id, steps(add(1), step("number")), "k")) != "none");
        CHECK(failure_of(send(office, id, steps(add(1), step("number")), "k")) != "none");
    }
    CHECK(office.data->queries.entries(id).size() == 1);
    const auto again = office.act(id, steps(add(1), step("number")), "k");
    REQUIRE(again);
    CHECK_FALSE(again->repeated);
    CHECK(again->value["count"] == 2);
    CHECK(office.data->queries.numbers().front().last == 2);
    expect_in_order(office);
}

TEST_CASE("a locked store is told within the bound, and works again afterwards") {
    SqliteOptions impatient;
    impatient.busy_timeout = 20ms;
    Office office(impatient);
    const auto id = office.open(steps(arm("recordar", at_start + 1h, steps(add(1)))))->stream;
    SqliteConnection other(office.folder.path() / "visado.db", SqliteConnection::Mode::read_write);
    other.run("BEGIN IMMEDIATE");

    std::vector<std::future<Result<Answer>>> all;
    for (int i = 0; i < 5; ++i) all.push_back(send(office, id, steps(add(1))));
    for (auto& one : all) {
        CHECK(failure_of(std::move(one)).starts_with("Otro programa tiene ocupado el almacén"));
    }
    office.clock.advance(2h);
    for (int i = 0; i < 5; ++i) CHECK_THROWS_AS(office.runtime->tick(), StoreFailure);
    CHECK(office.data->queries.stream(id)->sequence == 1);  // readers do not wait

    other.run("COMMIT");
    CHECK(office.runtime->tick().fired == 1);  // the failures of the store were no tries of it
    CHECK(office.act(id, steps(add(1)))->value["count"] == 2);
    expect_in_order(office);
}

TEST_CASE("content that cannot be written fails its own command only") {
    Office office;
    const auto id = office.open(steps(add(1)))->stream;
    // Files where the folders should be.
    std::filesystem::remove_all(office.data->contents.root());
    std::ofstream(office.data->contents.root()) << "in the way";
    auto document = send(office, id, steps(step("document"), step("number")));
    auto plain = send(office, id, steps(add(1)));
    CHECK_THROWS_AS(document.get(), StoreFailure);
    CHECK(plain.get());
    CHECK(office.data->queries.numbers().empty());
    CHECK(office.data->queries.documents(id).empty());
}

TEST_CASE("files that are no store of this version") {
    TemporaryDirectory folder;
    const auto file = folder.path() / "visado.db";
    SECTION("something else") {
        std::ofstream(file) << std::string(4096, 'x');
        CHECK_THROWS_AS(engine::durable::SqliteStore(file), StoreFailure);
    }
    SECTION("written by a newer program") {
        { const engine::durable::SqliteStore store(file); }
        {
            SqliteConnection db(file, SqliteConnection::Mode::read_write);
            db.run("UPDATE meta SET value = 1000");
        }
        CHECK_THROWS_WITH(engine::durable::SqliteStore(file),
                          Catch::Contains("versión más nueva de Visado"));
    }
    SECTION("a folder that cannot be made") {
        std::ofstream(folder.path() / "file") << "x";
        CHECK_THROWS_AS(engine::durable::SqliteStore(folder.path() / "file" / "visado.db"),
                        StoreFailure);
    }
}

TEST_CASE("migrating twice changes nothing, and a failed step leaves no trace") {
    TemporaryDirectory folder;
    SqliteConnection db(folder.path() / "visado.db", SqliteConnection::Mode::read_write);
    SECTION("twice") {
        engine::durable::migrate(db);
        engine::durable::migrate(db);
        engine::durable::SqliteStatement schema(db, "SELECT value FROM meta WHERE name = 'schema'");
        REQUIRE(schema.next());
        CHECK(schema.integer(0) == engine::durable::newest_schema());
    }
    SECTION("a store of a program that was never released is not taken for an altered one") {
        engine::durable::migrate(db);
        db.run("UPDATE meta SET value = 1 WHERE name = 'schema'");
        try {
            engine::durable::migrate(db);
            FAIL("it was opened");
        } catch (const StoreFailure& failure) {
            CHECK(failure.problem().message.find("versión de prueba") != std::string::npos);
        }
    }
    SECTION("a step that fails") {
        db.run("CREATE TABLE outbox (x)");  // in the way
        CHECK_THROWS(engine::durable::migrate(db));
        engine::durable::SqliteStatement tables(db, "SELECT count(*) FROM sqlite_schema");
        REQUIRE(tables.next());
        CHECK(tables.integer(0) == 1);
    }
}
