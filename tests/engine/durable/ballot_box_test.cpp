// What a secret act says is in the box and nowhere else, in no order, and every ballot is counted.
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "engine/durable/box_check.h"
#include "engine/durable/store_failure.h"
#include "tests/engine/durable/toy_history.h"

using namespace toy;

namespace {

namespace fs = std::filesystem;

std::vector<std::string> ballots_of(Office& office, StreamId stream) {
    std::vector<std::string> found;
    office.runtime->keep_books([&](engine::durable::Store& store) {
        if (const auto box = store.box(stream, "urna")) found = box->ballots;
    });
    return found;
}

std::string bytes_of(const fs::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return bytes.str();
}

// Which files of the folder hold these words.
std::string files_with(const fs::path& folder, const std::string& words) {
    std::string found;
    for (const auto& each : fs::recursive_directory_iterator(folder)) {
        if (each.is_regular_file() && bytes_of(each.path()).find(words) != std::string::npos)
            found += each.path().filename().string() + " ";
    }
    return found;
}

void run_sql(const fs::path& folder, const std::string& sql) {
    engine::durable::SqliteConnection db(folder / "visado.db",
                                         engine::durable::SqliteConnection::Mode::read_write);
    db.run(sql.c_str());
}

Value empty_box(const Value& ballots = nullptr) {
    Value step = {{"do", "empty"}, {"box", "urna"}};
    if (!ballots.is_null()) step["ballots"] = ballots;
    return step;
}

std::string checked(const Office& office) {
    Toys toys;
    return lines(engine::durable::verify(office.folder.path(), toys.deciders()));
}

// A case with three ballots, closed.
void three_answers(Office& office) {
    REQUIRE(office.open(steps(add(1))));
    for (const char* each : {"mucho", "poco", "bastante"})
        REQUIRE(office.act(StreamId{1}, steps(cast("urna", each))));
}

}  // namespace

TEST_CASE("ballots lie in the order of their bytes, whatever the order of the acts") {
    Office one, other;
    for (Office* office : {&one, &other}) REQUIRE(office->open(steps(add(1))));
    for (const char* each : {"c", "a", "b"})
        REQUIRE(one.act(StreamId{1}, steps(cast("urna", each))));
    for (const char* each : {"b", "c", "a"})
        REQUIRE(other.act(StreamId{1}, steps(cast("urna", each))));
    const std::vector<std::string> sorted = {"\"a\"", "\"b\"", "\"c\""};
    CHECK(ballots_of(one, StreamId{1}) == sorted);
    CHECK(ballots_of(other, StreamId{1}) == sorted);
}

TEST_CASE("what was said is in one row of the store, and the log written ahead is empty") {
    Office office;
    REQUIRE(office.open(steps(add(1))));
    REQUIRE(office.act(StreamId{1}, steps(cast("urna", "palabra irrepetible")), "k"));
    CHECK(files_with(office.folder.path(), "palabra irrepetible") == "visado.db ");
    CHECK(fs::file_size(office.folder.path() / "visado.db-wal") == 0);
    const auto entries = office.data->queries.entries(StreamId{1});
    REQUIRE(entries.size() == 2);
    CHECK(entries[1].bytes.find("\"cast\"") != std::string::npos);
    CHECK(entries[1].bytes.find("palabra") == std::string::npos);
}

TEST_CASE("a counted box is empty, also in what the file has let go of") {
    Office office;
    REQUIRE(office.open(steps(add(1))));
    const std::string longer(9000, 'x');  // over pages of its own
    REQUIRE(office.act(StreamId{1}, steps(cast("urna", longer + " palabra irrepetible"))));
    REQUIRE(office.act(StreamId{1}, steps(empty_box())));
    CHECK(ballots_of(office, StreamId{1}).empty());
    CHECK(files_with(office.folder.path(), "palabra irrepetible") == "");
    CHECK(checked(office) == "");
}

TEST_CASE("the same press twice is one ballot, and the key gives nothing away") {
    Office office;
    REQUIRE(office.open(steps(add(1))));
    const auto first = office.act(StreamId{1}, steps(cast("urna", "sí")), "k");
    const auto again = office.act(StreamId{1}, steps(cast("urna", "sí")), "k");
    REQUIRE(again);
    CHECK(again->repeated);
    CHECK(again->sequence == first->sequence);
    CHECK(ballots_of(office, StreamId{1}).size() == 1);
    engine::durable::SqliteConnection db(office.folder.path() / "visado.db",
                                         engine::durable::SqliteConnection::Mode::read_only);
    engine::durable::SqliteStatement row(db, "SELECT request_sha256 FROM command_key");
    REQUIRE(row.next());
    CHECK(row.text(0).empty());
}

TEST_CASE("a ballot without content is never taken from outside") {
    Office office;
    REQUIRE(office.open(steps(add(1))));
    Value recorded = cast("urna", "x");
    recorded.erase("ballot");
    CHECK_THROWS_AS(office.act(StreamId{1}, steps(recorded)), std::logic_error);
    CHECK(office.data->queries.entries(StreamId{1}).size() == 1);
}

TEST_CASE("the count takes exactly what the box has, and replays") {
    Office office;
    three_answers(office);
    CHECK(checked(office) == "");
    CHECK_THROWS_AS(office.act(StreamId{1}, steps(empty_box({"bastante", "mucho"}))),
                    engine::durable::StoreFailure);
    REQUIRE(office.act(StreamId{1}, steps(empty_box({"bastante", "mucho", "poco"}))));
    CHECK(ballots_of(office, StreamId{1}).empty());
    CHECK(checked(office) == "");
}

TEST_CASE("whoever touched a box is told of by case and box") {
    struct Row {
        const char* done;
        const char* told;
    };
    const auto row = GENERATE(values<Row>({
        {"UPDATE ballot_box SET ballots = '[\"mucho\",\"poco\"]'",
         "urna urna | La urna guarda 2 papeletas y según los actos debe guardar 3: se quitó 1 "
         "papeleta."},
        {"UPDATE ballot_box SET ballots = '[\"a\",\"bastante\",\"b\",\"mucho\",\"poco\"]'",
         "El contenido de la urna fue alterado: no se puede leer."},
        {"UPDATE ballot_box SET ballots = '[\"a\",\"b\",\"bastante\",\"mucho\",\"poco\"]'",
         "se agregaron 2 papeletas."},
        {"UPDATE ballot_box SET ballots = '[\"bastante\",\"mucho\",\"mucho\"]'",
         "sus bytes no dan su huella"},
        {"UPDATE ballot_box SET ballots_cast = 4", "según el diario es 3"},
        {"DELETE FROM ballot_box", "urna | Falta la fila."},
    }));
    CAPTURE(row.done);
    Office office;
    three_answers(office);
    office.stop();
    run_sql(office.folder.path(), row.done);
    const std::string told = checked(office);
    CAPTURE(told);
    CHECK(told.find("ballot_box: expediente 1, ") != std::string::npos);
    CHECK(told.find(row.told) != std::string::npos);
}

TEST_CASE("nothing more goes into a box that was altered") {
    Office office;
    three_answers(office);
    office.stop();
    run_sql(office.folder.path(), "UPDATE ballot_box SET ballots = '[\"mucho\",\"poco\"]'");
    office.start();
    CHECK_THROWS_AS(office.act(StreamId{1}, steps(cast("urna", "otra"))),
                    engine::durable::StoreFailure);
    // Other streams go on.
    CHECK(office.open(steps(add(1))));
}

TEST_CASE("while somebody reads, the log is emptied by the next commit") {
    Office office;
    REQUIRE(office.open(steps(add(1))));
    {
        engine::durable::SqliteConnection reader(
            office.folder.path() / "visado.db", engine::durable::SqliteConnection::Mode::read_only);
        reader.run("BEGIN");
        engine::durable::SqliteStatement look(reader, "SELECT count(*) FROM journal");
        REQUIRE(look.next());
        REQUIRE(office.act(StreamId{1}, steps(cast("urna", "sí"))));
        CHECK(fs::file_size(office.folder.path() / "visado.db-wal") > 0);
    }
    office.runtime->tick();
    CHECK(fs::file_size(office.folder.path() / "visado.db-wal") == 0);
}
