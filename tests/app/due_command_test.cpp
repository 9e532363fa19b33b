#include <catch2/catch.hpp>

#include "engine/base/value.h"
#include "tests/app/visado_program.h"
#include "tests/support/golden.h"

using Words = std::vector<std::string>;

TEST_CASE("visado due tells a term with its derivation") {
    struct Row {
        const char* golden;
        Words arguments;
    };
    const auto row = GENERATE(values<Row>({
        {"app/due_working_days.txt", {"--from", "2023-06-20", "--working-days", "7"}},
        {"app/due_working_days_p.txt",
         {"--from", "2023-06-20", "--working-days", "7", "--calendar", "P"}},
        {"app/due_calendar_days.txt", {"--from", "2023-06-26", "--calendar-days", "3"}},
        {"app/due_months.txt", {"--from", "2023-01-31", "--months", "1"}},
        {"app/due_last_working_day.txt", {"--last-working-day", "2024-03"}},
        {"app/due_caution.txt", {"--last-working-day", "2026-07", "--calendar", "P"}},
    }));
    Words arguments = row.arguments;
    arguments.insert(arguments.begin(), "due");
    const auto run = visado(arguments);
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    check_golden(row.golden, run.out);
}

TEST_CASE("visado due --json is one JSON value and nothing else") {
    const auto run = visado({"due", "--from", "2023-06-28", "--working-days", "1", "--json"});
    CHECK(run.exit_code == 0);
    CHECK(run.out == R"({"due":"2023-06-30","counted":["2023-06-30"],)"
                     R"("skipped":[{"date":"2023-06-29","reason":"San Pedro y San Pablo",)"
                     R"("norm":"D.Leg. 713 art. 6"}],"calendar":"H"})"
                     "\n");

    const auto last = visado({"due", "--last-working-day", "2022-07", "--calendar", "P", "--json"});
    const auto value = engine::parse_json(last.out, "out").value();
    CHECK(value.at("due") == "2022-07-27");
    CHECK(value.at("calendar") == "P");
    CHECK(value.at("skipped").size() == 4);
}

TEST_CASE("visado due refuses what it cannot answer, and says wrong usage apart") {
    struct Row {
        Words arguments;
        int exit_code;
        const char* words;
    };
    const auto row = GENERATE(values<Row>({
        {{"--last-working-day", "2031-01"}, 1, "No hay feriados registrados para el año 2031"},
        {{"--from", "2028-12-22", "--working-days", "7"}, 1, "el calendario cubre de 2019 a 2028"},
        {{}, 2, "Falta --from"},
        {{"--from", "2023-06-01"}, 2, "Falta la duración"},
        {{"--working-days", "7"}, 2, "Falta --from"},
        {{"--from", "1/6/2023", "--working-days", "7"}, 2, "«1/6/2023» no es una fecha"},
        {{"--from", "2023-06-01", "--working-days", "siete"},
         2,
         "--working-days no sirve: «siete»"},
        {{"--from", "2023-06-01", "--working-days", "-1"}, 2, "entre 0 y 3660"},
        {{"--from", "2023-06-01", "--working-days", "99999"}, 2, "entre 0 y 3660"},
        {{"--from", "2023-06-01", "--working-days"}, 2, "A la opción --working-days le falta"},
        {{"--from", "2023-06-01", "--months", "1", "--working-days", "7"}, 2, "No van juntas"},
        {{"--last-working-day", "2024-13"}, 2, "«2024-13» no es un mes"},
        {{"--from", "2023-06-01", "--months", "1", "--calendar", "X"},
         2,
         "«X» no es un calendario"},
        {{"--from", "2023-06-01", "--months", "1", "--color"}, 2, "No se entiende «--color»"},
    }));
    Words arguments = row.arguments;
    arguments.insert(arguments.begin(), "due");
    CAPTURE(arguments);
    const auto run = visado(arguments);
    CHECK(run.exit_code == row.exit_code);
    CHECK(run.out.empty());
    CHECK_THAT(run.err, Catch::Contains(row.words));
    CHECK((run.err.find("visado due --help") != std::string::npos) == (row.exit_code == 2));
}
