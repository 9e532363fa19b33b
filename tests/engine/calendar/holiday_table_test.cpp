#include "engine/calendar/holiday_table.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace engine::calendar;
using engine::Refusal;

namespace {

Date day(const char* iso) {
    return parse_date(iso).value();
}

int national_holidays_of(int year) {
    int count = 0;
    const Date begin{std::chrono::year{year} / 1 / 1};
    const Date end{std::chrono::year{year + 1} / 1 / 1};
    for (Date date = begin; date < end; date += std::chrono::days{1}) {
        for (const auto& holiday : HolidayTable::peru().on(date)) {
            if (holiday.kind == HolidayKind::national) ++count;
        }
    }
    return count;
}

Holiday entity_day(const char* iso) {
    return {day(iso),
            "Aniversario de la entidad",
            HolidayKind::excluded,
            "R.S. 010-2023-MINCETUR/SG",
            "MINCETUR",
            ""};
}

constexpr const char* header = "fecha,dia_semana,nombre,tipo,base_legal,ambito,nota\n";

}  // namespace

// D.Leg. 713 art. 6 as amended by Leyes 31381, 31530, 31788 and 31822; D.U. 081-2020 took away one.
TEST_CASE("how many national holidays a year has") {
    struct Row {
        int year, count;
    };
    const auto row = GENERATE(values<Row>({{2019, 12},
                                           {2020, 11},
                                           {2021, 12},
                                           {2022, 14},
                                           {2023, 15},
                                           {2024, 16},
                                           {2025, 16},
                                           {2026, 16},
                                           {2027, 16},
                                           {2028, 16}}));
    CAPTURE(row.year);
    CHECK(national_holidays_of(row.year) == row.count);
}

TEST_CASE("Holy Thursday and Good Friday") {
    const auto* iso = GENERATE("2023-04-06", "2024-03-28", "2025-04-17", "2026-04-02", "2027-03-25",
                               "2028-04-13");
    CAPTURE(iso);
    const auto& table = HolidayTable::peru();
    REQUIRE(table.on(day(iso)).size() == 1);
    CHECK(table.on(day(iso)).front().name == "Jueves Santo");
    REQUIRE(table.on(day(iso) + std::chrono::days{1}).size() == 1);
    CHECK(table.on(day(iso) + std::chrono::days{1}).front().name == "Viernes Santo");
}

TEST_CASE("the built-in table says what it covers and what is still to be verified") {
    const auto& table = HolidayTable::peru();
    CHECK(table.first_year() == 2019);
    CHECK(table.last_year() == 2028);
    CHECK_FALSE(table.covers(day("2018-12-31")));
    CHECK(table.covers(day("2019-01-01")));
    CHECK(table.covers(day("2028-12-31")));
    CHECK_FALSE(table.covers(day("2029-01-01")));
    CHECK(table.public_sector_known_until() == day("2026-01-02"));

    const auto games = table.on(day("2019-07-26"));
    REQUIRE(games.size() == 1);
    CHECK(games.front().scope == "Lima Metropolitana y Callao");
    CHECK(games.front().note.starts_with("VERIFICAR"));
}

TEST_CASE("the calendar comes back from the journal as it went in") {
    HolidayTable table = HolidayTable::peru();
    REQUIRE(table.add(entity_day("2023-07-24")));
    const auto value = table.to_value();
    const auto back = HolidayTable::from_value(engine::Value::parse(value.dump()));
    REQUIRE(back);
    CHECK(*back == table);
    CHECK(*back != HolidayTable::peru());
    CHECK(back->to_value() == value);
}

TEST_CASE("a stored calendar that is damaged is refused") {
    const auto* json =
        GENERATE("null", "[]", "{}", R"({"first_year":2023,"last_year":2023,"holidays":{}})",
                 R"({"first_year":"2023","last_year":2023,"holidays":[]})",
                 R"({"first_year":2023,"last_year":2023,"holidays":[7]})",
                 R"({"first_year":2023,"last_year":2023,"holidays":[
                     {"date":"2024-01-01","name":"Año Nuevo","kind":"feriado nacional",
                      "norm":"D.Leg. 713","scope":"Nacional","note":""}]})",
                 R"({"first_year":2023,"last_year":2023,"holidays":[
                     {"date":"2023-01-01","name":"Año Nuevo","kind":"feriado",
                      "norm":"D.Leg. 713","scope":"Nacional","note":""}]})");
    CAPTURE(json);
    const auto table = HolidayTable::from_value(engine::Value::parse(json));
    REQUIRE_FALSE(table);
    CHECK(table.error().place.starts_with("calendario"));
}

TEST_CASE("the administrator adds a day with its norm and can take it out again") {
    HolidayTable table = HolidayTable::peru();
    REQUIRE(table.add(entity_day("2023-07-24")));
    CHECK(table.on(day("2023-07-24")).size() == 1);
    CHECK(HolidayTable::peru().on(day("2023-07-24")).empty());

    REQUIRE(table.remove(day("2023-07-24"), HolidayKind::excluded));
    CHECK(table == HolidayTable::peru());
    const auto again = table.remove(day("2023-07-24"), HolidayKind::excluded);
    REQUIRE_FALSE(again);
    CHECK(again.error().kind == Refusal::not_found);
}

TEST_CASE("which days cannot be added") {
    struct Row {
        const char* what;
        Holiday holiday;
        const char* message;
    };
    const auto row = GENERATE(values<Row>({
        {"year not covered", entity_day("2029-07-24"), "El calendario solo cubre de 2019 a 2028."},
        {"without a norm",
         {day("2023-07-24"), "Día", HolidayKind::excluded, "", "", ""},
         "Falta la norma que sustenta el día."},
        {"without a name",
         {day("2023-07-24"), "", HolidayKind::excluded, "D.S. 1", "", ""},
         "Falta el nombre del día."},
        {"already there",
         {day("2023-06-29"), "San Pedro", HolidayKind::national, "D.Leg. 713", "Nacional", ""},
         "El día ya figura como feriado nacional: San Pedro y San Pablo."},
    }));
    CAPTURE(row.what);
    HolidayTable table = HolidayTable::peru();
    const auto added = table.add(row.holiday);
    REQUIRE_FALSE(added);
    CHECK(added.error().message == row.message);
    CHECK(added.error().place == to_iso(row.holiday.date));
    CHECK(table == HolidayTable::peru());
}

TEST_CASE("a new year comes whole or not at all") {
    HolidayTable table = HolidayTable::peru();
    const Holiday new_year{day("2029-01-01"),   "Año Nuevo", HolidayKind::national,
                           "D.Leg. 713 art. 6", "Nacional",  ""};
    Holiday wrong_year = new_year;
    wrong_year.date = day("2030-01-01");

    CHECK_FALSE(table.add_year({}));
    CHECK_FALSE(table.add_year({new_year, wrong_year}));
    CHECK_FALSE(table.add_year({new_year, new_year}));
    CHECK(table == HolidayTable::peru());

    REQUIRE(table.add_year({new_year}));
    CHECK(table.last_year() == 2029);
    CHECK(table.on(day("2029-01-01")).size() == 1);
}

TEST_CASE("a holiday file is refused with all its problems, each at its line") {
    const std::string csv =
        std::string(header) +
        "2023-01-01,domingo,Año Nuevo,feriado nacional,D.Leg. 713,Nacional,\n"
        "2023-04-06,viernes,Jueves Santo,feriado nacional,D.Leg. 713,Nacional,\n"
        "2023-13-01,lunes,X,feriado nacional,D.Leg. 713,Nacional,\n"
        "2023-05-01,lunes,Día del Trabajo,feriado,D.Leg. 713,Nacional,\n"
        "2023-06-29,jueves,San Pedro y San Pablo,feriado nacional,D.Leg. 713\n"
        "2023-07-28,viernes,Fiestas Patrias,feriado nacional,,Nacional,\n"
        "2023-08-30,miércoles,Santa Rosa,feriado nacional,D.Leg. 713,,\n";
    const auto table = HolidayTable::from_csv(csv, "feriados.csv");
    REQUIRE_FALSE(table);
    std::vector<std::string> places;
    for (const auto& problem : table.error()) places.push_back(problem.place);
    std::sort(places.begin(), places.end());
    CHECK(places == std::vector<std::string>{"feriados.csv:3", "feriados.csv:4", "feriados.csv:5",
                                             "feriados.csv:6", "feriados.csv:7", "feriados.csv:8"});
}

TEST_CASE("a holiday file without its header or without rows is refused") {
    CHECK_FALSE(HolidayTable::from_csv("", "f.csv"));
    CHECK_FALSE(HolidayTable::from_csv(header, "f.csv"));
    CHECK_FALSE(HolidayTable::from_csv("fecha,nombre\n2023-01-01,Año Nuevo\n", "f.csv"));
    CHECK_FALSE(HolidayTable::from_csv("\"", "f.csv"));
}
