// When a schedule falls, by the calendar of the office.
#include "workflows/schedule.h"

#include <catch2/catch.hpp>

namespace {

using engine::Value;
using engine::calendar::Date;
using engine::calendar::HolidayTable;
using engine::calendar::parse_date;

workflows::Schedule schedule(const char* opens, const char* until = nullptr) {
    Value definition = {{"id", "s"}, {"title", "T"}, {"opens", Value::parse(opens)}};
    if (until != nullptr) definition["until"] = Value::parse(until);
    const auto read = workflows::read_schedule(definition, "s.json");
    REQUIRE(read);
    return *read;
}

std::string days(const char* opens, const char* from, const char* to) {
    const auto found = workflows::occasions(schedule(opens), *parse_date(from), *parse_date(to),
                                            HolidayTable::peru());
    REQUIRE(found);
    std::string text;
    for (const auto& each : *found)
        text += (text.empty() ? "" : " ") + engine::calendar::to_iso(each.day);
    return text;
}

std::string refusals(const char* opens) {
    const auto read = workflows::read_schedule(
        {{"id", "s"}, {"title", "T"}, {"opens", Value::parse(opens)}}, "s.json");
    REQUIRE_FALSE(read);
    std::string text;
    for (const auto& each : read.error()) text += engine::to_line(each) + "\n";
    return text;
}

}  // namespace

TEST_CASE("the days on which a schedule opens") {
    struct Row {
        const char *opens, *from, *to, *days;
    };
    const Row rows[] = {
        {R"({"on": "10-10"})", "2023-01-01", "2024-12-31", "2023-10-10 2024-10-10"},
        // 15 October 2023 is a Sunday.
        {R"({"on": "10-15", "moves": true})", "2023-01-01", "2023-12-31", "2023-10-16"},
        {R"({"on": ["12-18", "10-10"]})", "2022-12-31", "2023-12-31", "2023-10-10 2023-12-18"},
        // Holy Week: 28 and 29 March 2024.
        {R"({"last_working_day_of": "03"})", "2022-12-31", "2025-12-31",
         "2023-03-31 2024-03-27 2025-03-31"},
        {R"({"last_working_day_of": ["07", "08"]})", "2024-01-01", "2024-12-31",
         "2024-07-31 2024-08-29"},
        // 2 January 2023 was a día no laborable of the public sector: H counts it, P does not.
        {R"({"first_working_day_of": "01"})", "2022-12-31", "2023-01-31", "2023-01-02"},
        {R"({"first_working_day_of": "01", "calendar": "P"})", "2022-12-31", "2023-01-31",
         "2023-01-03"},
        {R"({"first_working_day_of": "semester"})", "2023-01-02", "2024-01-31",
         "2023-07-03 2024-01-02"},
        {R"({"last_working_day_of": "quarter"})", "2023-01-01", "2023-12-31",
         "2023-03-31 2023-06-30 2023-09-29 2023-12-29"},
        // Into the year before, and out of it.
        {R"({"on": "01-05", "before": "10 calendario"})", "2022-12-01", "2023-12-31",
         "2022-12-26 2023-12-26"},
        {R"({"on": "12-28", "after": "5 habiles"})", "2023-01-01", "2024-01-31",
         "2023-01-04 2024-01-05"},
    };
    for (const Row& row : rows) {
        INFO(row.opens);
        CHECK(days(row.opens, row.from, row.to) == row.days);
    }
}

TEST_CASE("a window ends on the first of its days after the opening") {
    const auto window = schedule(R"({"on": "12-18"})", R"({"first_working_day_of": "01"})");
    const auto next =
        workflows::next_occasion(window, *parse_date("2023-06-28"), HolidayTable::peru());
    REQUIRE(next);
    CHECK(*next == workflows::Occasion{*parse_date("2023-12-18"), *parse_date("2024-01-02")});
}

TEST_CASE("where the calendar ends, nothing is guessed") {
    const auto next = workflows::next_occasion(schedule(R"({"last_working_day_of": "03"})"),
                                               *parse_date("2028-12-01"), HolidayTable::peru());
    REQUIRE_FALSE(next);
    CHECK_THAT(engine::to_line(next.error()), Catch::Contains("2029"));
}

TEST_CASE("a schedule that says no day is refused with the place") {
    CHECK_THAT(refusals("{}"), Catch::Contains("s.json, opens") && Catch::Contains("«on»"));
    CHECK_THAT(refusals(R"({"on": "02-29"})"), Catch::Contains("no es un día de todos los años"));
    CHECK_THAT(refusals(R"({"on": "13-01"})"), Catch::Contains("13-01"));
    CHECK_THAT(refusals(R"({"on": "10-10", "first_working_day_of": "01"})"),
               Catch::Contains("Use uno de"));
    CHECK_THAT(refusals(R"({"last_working_day_of": "marzo"})"), Catch::Contains("no es un mes"));
    CHECK_THAT(refusals(R"({"last_working_day_of": []})"), Catch::Contains("No dice qué meses"));
    CHECK_THAT(refusals(R"({"on": []})"), Catch::Contains("No dice qué días"));
    CHECK_THAT(refusals(R"({"on": "10-10", "before": "5 dias"})"),
               Catch::Contains("opens, before"));
    CHECK_THAT(refusals(R"({"on": "10-10", "antes": "5 habiles"})"), Catch::Contains("antes"));
}

TEST_CASE("what a case is opened with names its occasion") {
    const workflows::Occasion occasion{*parse_date("2026-10-12"), *parse_date("2026-10-15")};
    const Value given = {{"anio", "{year}"},
                         {"titulo", "Ventana de {month} de {year}"},
                         {"fechas", {"{date}", "{until}", "{day}"}},
                         {"n", 3}};
    const Value filled = workflows::filled_in(given, occasion);
    CHECK(filled == Value{{"anio", 2026},
                          {"titulo", "Ventana de octubre de 2026"},
                          {"fechas", {"2026-10-12", "2026-10-15", "12 de octubre de 2026"}},
                          {"n", 3}});
}
