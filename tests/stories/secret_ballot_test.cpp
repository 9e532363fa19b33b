// An anonymous survey on a real store: who answered is known, what they answered is nobody's.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include "engine/base/sha256.h"
#include "engine/durable/sqlite_statement.h"
#include "tests/stories/survey.h"
#include "tests/support/program.h"
#include "workflows/audit_trail.h"
#include "workflows/case_ballots.h"
#include "workflows/case_decider.h"

namespace {

namespace fs = std::filesystem;
using engine::Value;

std::string bytes_of(const fs::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return bytes.str();
}

std::string files_with(const fs::path& folder, const std::string& words) {
    std::string found;
    for (const auto& each : fs::recursive_directory_iterator(folder)) {
        if (each.is_regular_file() && bytes_of(each.path()).find(words) != std::string::npos)
            found += each.path().filename().string() + " ";
    }
    return found;
}

// "table.column" of every cell that holds these words, each once.
std::set<std::string> cells_with(const fs::path& data, const std::string& words) {
    using engine::durable::SqliteConnection;
    using engine::durable::SqliteStatement;
    SqliteConnection db(data / "visado.db", SqliteConnection::Mode::read_only);
    std::vector<std::string> tables;
    SqliteStatement names(db, "SELECT name FROM sqlite_schema WHERE type = 'table'");
    while (names.next()) tables.push_back(names.text(0));
    std::set<std::string> found;
    for (const auto& table : tables) {
        SqliteStatement rows(db, ("SELECT * FROM " + table).c_str());
        while (rows.next()) {
            for (int column = 0; column < rows.columns(); ++column) {
                if (rows.type(column) == SQLITE_TEXT &&
                    rows.text(column).find(words) != std::string::npos)
                    found.insert(table + "." + rows.column_name(column));
            }
        }
    }
    return found;
}

void run_sql(const fs::path& data, const std::string& sql) {
    engine::durable::SqliteConnection db(data / "visado.db",
                                         engine::durable::SqliteConnection::Mode::read_write);
    db.run(sql.c_str());
}

std::string findings(const fs::path& data) {
    std::string text;
    for (const auto& each : workflows::verify_installation(data).findings)
        text += each.place + " | " + each.message + "\n";
    return text;
}

engine::durable::Command answering(const Survey& survey, const std::string& person,
                                   const std::string& key) {
    workflows::CaseRequest request;
    request.event = "responder";
    request.data = survey.answer("5");
    request.actor = person;
    engine::durable::Command command;
    command.stream = survey.office.current;
    command.kind = workflows::case_kind;
    command.request = workflows::to_value(request);
    command.key = key;
    return command;
}

}  // namespace

TEST_CASE("until the count what people answered stands in the box, and in no other cell or file") {
    Survey survey;
    survey.answers("director-oga", "5");
    survey.answers("jefa-oasa", "1");
    survey.answers("jefe-oi", "2");
    const auto data = survey.office.directory() / "data";
    // An answer as JSON begins so; questions and forms do not hold these letters.
    CHECK(cells_with(data, R"("p1":")") == std::set<std::string>{"ballot_box.ballots"});
    CHECK(files_with(survey.office.directory(), R"("p1":")") == "visado.db ");
    CHECK(fs::file_size(data / "visado.db-wal") == 0);
    // Nor is there a hash by which an answer could be tried out.
    CHECK(cells_with(data, engine::sha256_hex(engine::canonical_json(survey.answer("1")))).empty());

    const auto state = survey.office.state();
    CHECK(state.boxes.at("respuestas").cast == 3);
    CHECK(workflows::chart_data(state).at("respondieron") == 3);
    const auto rows = survey.office.installation().queries().entries(survey.office.current);
    const Value entry = Value::parse(rows.back().bytes);
    CHECK(entry.at("request").at("actor") == "jefe-oi");
    CHECK(entry.at("request").at("ballot") == "respuestas");
    CHECK(entry.at("request").at("data").empty());
}

TEST_CASE("nobody answers twice, nobody for another, and no word comes along") {
    Survey survey;
    survey.answers("director-oga", "5");
    auto refused = survey.office.tries("director-oga", "responder", survey.answer("1"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("se hace una sola vez") != std::string::npos);

    refused = survey.office.tries("jefa-oasa", "responder", survey.answer("1"), "Soy la jefa");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("no lleva nota") != std::string::npos);

    REQUIRE(survey.office.cases().administer(workflows::organization_kind, "encargatura.registrar",
                                             workflows::console_actor,
                                             {{"absent", "jefe-oi"},
                                              {"substitute", "especialista-ogppd"},
                                              {"from", "2023-06-05"},
                                              {"to", "2023-06-30"},
                                              {"document", "Memorando (demostración)"}}));
    refused = survey.office.tries("especialista-ogppd", "responder", survey.answer("1"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("personal y anónimo") != std::string::npos);

    // Nobody can send what only the journal writes.
    workflows::CaseRequest recorded;
    recorded.event = "responder";
    recorded.actor = "jefa-oasa";
    recorded.ballot = "respuestas";
    CHECK_THROWS(survey.office.tries(recorded));
    recorded.ballot = "otra";
    CHECK_FALSE(survey.office.tries(recorded));
    CHECK(survey.office.state().boxes.at("respuestas").cast == 1);
}

TEST_CASE("of two presses at once one is taken, and the same press again is the same answer") {
    Survey survey;
    auto& runtime = survey.office.installation().runtime();
    auto one = runtime.submit(answering(survey, "jefa-oasa", "a"));
    auto other = runtime.submit(answering(survey, "jefa-oasa", "b"));
    const auto first = one.get();
    REQUIRE(first);
    CHECK_FALSE(other.get());
    const auto again = runtime.handle(answering(survey, "jefa-oasa", "a"));
    REQUIRE(again);
    CHECK(again->repeated);
    CHECK(survey.office.state().boxes.at("respuestas").cast == 1);
}

TEST_CASE("the box is opened once, without names or order, and replays") {
    Survey survey;
    const auto& people = Survey::invited();
    for (std::size_t i = 0; i < people.size(); ++i) survey.answers(people[i], i % 2 ? "4" : "2");
    CHECK(survey.office.status() == "En escrutinio");
    survey.office.verifies();
    const auto count = survey.count_items().back();
    survey.delivers();
    const auto state = survey.office.state();
    CHECK(state.status == "Resultados por evaluar");
    const Value& results = workflows::chart_data(state).at("resultados");
    CHECK(results.at("total") == 10);
    CHECK(results.at("preguntas")[0].at("media") == "3.00");

    const auto rows = survey.office.installation().queries().entries(survey.office.current);
    const Value entry = Value::parse(rows.back().bytes);
    CHECK(entry.at("origin") == "system");
    const Value& ballots = entry.at("request").at("ballots");
    REQUIRE(ballots.size() == 10);
    for (std::size_t i = 1; i < ballots.size(); ++i)
        CHECK(engine::canonical_json(ballots[i - 1]) <= engine::canonical_json(ballots[i]));
    CHECK(cells_with(survey.office.directory() / "data", R"("p1":")") ==
          std::set<std::string>{"journal.entry"});

    // Brought again, by whatever crash.
    const auto before = survey.office.installation().queries().head();
    workflows::CaseDelivery delivery(survey.office.installation());
    CHECK(std::holds_alternative<engine::durable::Delivered>(
        delivery.deliver(count.stream, count.item)));
    CHECK(survey.office.installation().queries().head() == before);
}

TEST_CASE("a ballot that somebody took out is told by name, and the box is not counted") {
    Survey survey;
    const auto& people = Survey::invited();
    for (const auto& each : people) survey.answers(each, "3");
    const auto data = survey.office.directory() / "data";
    const std::string one = engine::canonical_json(survey.answer("3")) + ",";
    run_sql(data, "UPDATE ballot_box SET ballots = '[' || substr(ballots, " +
                      std::to_string(one.size() + 2) + ")");
    CHECK(
        findings(data) ==
        "ballot_box: expediente " + std::to_string(survey.office.current.value) +
            ", urna respuestas | La urna guarda 9 papeletas y según los actos debe guardar 10: se "
            "quitó 1 papeleta.\n");
    survey.delivers();
    CHECK(survey.office.status() == "En escrutinio");
    CHECK(survey.count_items().back().last_error.find("fuera de Visado") != std::string::npos);
    // Whoever answers for the survey can end it; what is left is destroyed unread.
    survey.office.does("coordinadora-integridad", "anular", Value::object(),
                       "La urna fue alterada");
    CHECK(survey.office.status() == "Cancelada");
    CHECK(cells_with(data, R"("p1":")").empty());
}

TEST_CASE("a cancelled survey leaves no answer in the folder") {
    Survey survey;
    survey.answers("director-oga", "5");
    survey.office.does("coordinadora-integridad", "cancelar", Value::object(), "Se repite");
    CHECK(files_with(survey.office.directory(), R"("p1":")") == "");
    const auto rows = survey.office.installation().queries().entries(survey.office.current);
    const auto organization = survey.office.cases().organization();
    REQUIRE(organization);
    const auto told = workflows::tell(rows.back(), *organization);
    REQUIRE_FALSE(told.consequences.empty());
    CHECK(std::find(told.consequences.begin(), told.consequences.end(),
                    "se destruye sin leer la urna «respuestas», con 1 respuesta") !=
          told.consequences.end());
}

// The last person of ten answers, which closes the survey and has it counted; the process is ended
// at every SQL statement of that, then everything is done again with the same key.
TEST_CASE("killed at any statement, no answer is lost and none is counted twice") {
    TemporaryDirectory prepared;
    {
        Survey survey;
        for (const auto& each : Survey::invited()) {
            if (each != "jefe-oi") survey.answers(each, "3");
        }
        fs::copy(survey.office.directory() / "data", prepared.path() / "data",
                 fs::copy_options::recursive);
    }
    const auto run = [&](const fs::path& data, long statement) {
        return run_program({BALLOT_PROBE, data.string(),
                            (fs::path(VISADO_SOURCE_DIR) / "workflows").string(),
                            std::to_string(statement)});
    };
    long statement = 1;
    for (;; ++statement) {
        CAPTURE(statement);
        TemporaryDirectory folder;
        const auto data = folder.path() / "data";
        fs::copy(prepared.path() / "data", data, fs::copy_options::recursive);
        const auto killed = run(data, statement);
        if (killed.exit_code == 0) break;
        REQUIRE(killed.exit_code == 137);
        const auto again = run(data, 0);
        REQUIRE(again.err == "");
        REQUIRE(again.out.starts_with("10 respuestas, estado Resultados por evaluar\n"));
        REQUIRE(findings(data) == "");
    }
    CHECK(statement > 30);  // the probe really counts
}
