#include "engine/calendar/legal_term.h"

#include <optional>

#include <catch2/catch.hpp>

using namespace engine::calendar;
using std::chrono::year;

namespace {

const WorkingCalendar h(HolidayTable::peru(), CalendarKind::h);
const WorkingCalendar p(HolidayTable::peru(), CalendarKind::p);

Date day(const char* iso) {
    return parse_date(iso).value();
}

std::string due(const engine::Result<Term>& term) {
    return term ? to_iso(term->due) : to_line(term.error());
}

}  // namespace

TEST_CASE("working days after a date") {
    struct Row {
        const char* from;
        int days;
        const char *h_due, *p_due;
    };
    const auto row = GENERATE(values<Row>({
        {"2023-06-01", 7, "2023-06-12", "2023-06-12"},
        {"2023-06-12", 3, "2023-06-15", "2023-06-15"},
        {"2023-06-20", 7, "2023-06-30", "2023-07-03"},  // 29 June is a holiday, 30 only in P
        {"2023-06-23", 7, "2023-07-05", "2023-07-06"},
        {"2023-06-28", 1, "2023-06-30", "2023-07-03"},
        {"2023-06-29", 1, "2023-06-30", "2023-07-03"},  // notified on a holiday
        {"2023-07-01", 1, "2023-07-03", "2023-07-03"},  // notified on a Saturday
        {"2023-12-22", 5, "2024-01-02", "2024-01-04"},  // over New Year
        {"2023-06-28", 0, "2023-06-28", "2023-06-28"},
        {"2023-06-29", 0, "2023-06-30", "2023-07-03"},
        {"2018-12-31", 1, "2019-01-02", "2019-01-02"},  // the first day itself need not be covered
    }));
    CAPTURE(row.from, row.days);
    CHECK(due(working_days_after(h, day(row.from), row.days)) == row.h_due);
    CHECK(due(working_days_after(p, day(row.from), row.days)) == row.p_due);
}

TEST_CASE("calendar days after a date") {
    struct Row {
        const char* from;
        int days;
        const char *moved, *as_it_falls;
    };
    const auto row = GENERATE(values<Row>({
        {"2023-11-20", 45, "2024-01-04", "2024-01-04"},
        {"2024-01-04", 45, "2024-02-19", "2024-02-18"},  // a Sunday, art. 145.2
        {"2023-06-26", 3, "2023-06-30", "2023-06-29"},
        {"2023-06-28", 0, "2023-06-28", "2023-06-28"},
    }));
    CAPTURE(row.from, row.days);
    CHECK(due(calendar_days_after(h, day(row.from), row.days)) == row.moved);
    CHECK(due(calendar_days_after(h, day(row.from), row.days, LastDay::as_it_falls)) ==
          row.as_it_falls);
}

TEST_CASE("months go from date to date") {
    struct Row {
        const char* from;
        int months;
        const char* expected;
    };
    const auto row = GENERATE(values<Row>({
        {"2023-06-28", 1, "2023-07-31"},  // 28 and 29 July are holidays, 30 is a Sunday
        {"2023-03-15", 2, "2023-05-15"},
        {"2023-10-31", 3, "2024-01-31"},
        {"2023-01-31", 1, "2023-03-01"},  // no 31 February, art. 145.3
        {"2023-08-31", 1, "2023-10-02"},  // no 31 September; 1 October is a Sunday
        {"2024-01-31", 1, "2024-03-01"},  // leap years have no 31 February either
        {"2024-01-29", 1, "2024-02-29"},
        {"2024-02-29", 12, "2025-03-03"},  // a year; 1 March 2025 is a Saturday
        {"2023-12-15", 1, "2024-01-15"},
    }));
    CAPTURE(row.from, row.months);
    CHECK(due(months_after(h, day(row.from), row.months)) == row.expected);
}

TEST_CASE("a month's equal day may stay where it falls") {
    CHECK(due(months_after(h, day("2023-06-28"), 1, LastDay::as_it_falls)) == "2023-07-28");
    CHECK(due(months_after(h, day("2023-08-31"), 1, LastDay::as_it_falls)) == "2023-10-02");
}

// DOMAIN of the internal control calendar: plan in March, cut in July, report in August,
// evaluation in January.
TEST_CASE("last working day of a month, the same in H and P") {
    struct Row {
        int year;
        unsigned january, march, july, august;
    };
    const auto row = GENERATE(values<Row>({
        {2020, 31, 31, 31, 31},
        {2021, 29, 31, 30, 31},
        {2022, 31, 31, 27, 31},
        {2023, 31, 31, 31, 31},
        {2024, 31, 27, 31, 29},
        {2025, 31, 31, 31, 29},
        {2026, 30, 31, 31, 31},
        {2027, 29, 31, 30, 31},
    }));
    CAPTURE(row.year);
    for (const WorkingCalendar& calendar : {h, p}) {
        const auto last = [&](unsigned month) {
            const auto term = last_working_day(calendar, year{row.year} / static_cast<int>(month));
            return static_cast<unsigned>(std::chrono::year_month_day{term.value().due}.day());
        };
        CHECK(last(1) == row.january);
        CHECK(last(3) == row.march);
        CHECK(last(7) == row.july);
        CHECK(last(8) == row.august);
    }
}

TEST_CASE("first working day of January, different in H and P after four New Years") {
    struct Row {
        int year;
        const char *h_due, *p_due;
    };
    const auto row = GENERATE(values<Row>({
        {2020, "2020-01-02", "2020-01-02"},
        {2021, "2021-01-04", "2021-01-04"},
        {2022, "2022-01-03", "2022-01-04"},
        {2023, "2023-01-02", "2023-01-03"},
        {2024, "2024-01-02", "2024-01-03"},
        {2025, "2025-01-02", "2025-01-02"},
        {2026, "2026-01-02", "2026-01-05"},
        {2027, "2027-01-04", "2027-01-04"},
    }));
    CAPTURE(row.year);
    CHECK(due(first_working_day(h, year{row.year} / 1)) == row.h_due);
    CHECK(due(first_working_day(p, year{row.year} / 1)) == row.p_due);
}

TEST_CASE("28 June 2023 was the last working day of the second quarter, of those who keep P") {
    CHECK(due(last_working_day(p, year{2023} / 6)) == "2023-06-28");
    CHECK(due(last_working_day(h, year{2023} / 6)) == "2023-06-30");
    CHECK(working_days_between(p, day("2023-06-28"), day("2023-06-30")).value() == 0);
    CHECK(working_days_between(h, day("2023-06-28"), day("2023-06-30")).value() == 1);
}

TEST_CASE("working days before a date") {
    struct Row {
        const char* date;
        int days;
        const char *h_due, *p_due;
    };
    const auto row = GENERATE(values<Row>({
        {"2023-06-12", 2, "2023-06-08", "2023-06-08"},
        {"2023-06-30", 5, "2023-06-22", "2023-06-22"},
        {"2023-07-03", 1, "2023-06-30", "2023-06-28"},
        {"2024-03-27", 10, "2024-03-13", "2024-03-13"},  // alarm ten days before the SCI plan
        {"2023-06-12", 0, "2023-06-12", "2023-06-12"},
    }));
    CAPTURE(row.date, row.days);
    CHECK(due(working_days_before(h, day(row.date), row.days)) == row.h_due);
    CHECK(due(working_days_before(p, day(row.date), row.days)) == row.p_due);
}

TEST_CASE("the information requests of the Programme have so many working days") {
    struct Row {
        const char *first, *last;
        std::size_t h_days, p_days;
        const char* closes;
    };
    const auto row = GENERATE(values<Row>({
        {"2023-10-10", "2023-10-15", 4, 4, "2023-10-13"},
        {"2023-12-18", "2023-12-29", 9, 8, "2023-12-29"},
    }));
    CAPTURE(row.first);
    const auto in_h = working_days_within(h, day(row.first), day(row.last));
    const auto in_p = working_days_within(p, day(row.first), day(row.last));
    REQUIRE(in_h);
    REQUIRE(in_p);
    CHECK(in_h->counted.size() == row.h_days);
    CHECK(in_p->counted.size() == row.p_days);
    CHECK(due(in_h) == row.closes);
}

TEST_CASE("a term that ends on a Sunday is moved by art. 145.2") {
    CHECK(due(on_or_after(h, day("2023-10-15"))) == "2023-10-16");
    CHECK(due(on_or_after(h, day("2023-10-13"))) == "2023-10-13");
}

TEST_CASE("the answer shows every day counted and every day skipped, with its norm") {
    const auto term = working_days_after(h, day("2023-06-23"), 4);
    REQUIRE(term);
    CHECK(to_value(*term).dump() ==
          R"({"due":"2023-06-30",)"
          R"("counted":["2023-06-26","2023-06-27","2023-06-28","2023-06-30"],)"
          R"("skipped":[)"
          R"({"date":"2023-06-24","reason":"sábado","norm":"TUO Ley 27444, art. 145.1"},)"
          R"({"date":"2023-06-25","reason":"domingo","norm":"TUO Ley 27444, art. 145.1"},)"
          R"({"date":"2023-06-29","reason":"San Pedro y San Pablo","norm":"D.Leg. 713 art. 6"}],)"
          R"("calendar":"H"})");
    CHECK(term->rule.find("145.1") != std::string::npos);
}

TEST_CASE("what the other answers count and skip") {
    const auto moved = calendar_days_after(h, day("2023-06-26"), 3);
    REQUIRE(moved);
    CHECK(moved->counted == std::vector{day("2023-06-27"), day("2023-06-28"), day("2023-06-29")});
    REQUIRE(moved->skipped.size() == 1);
    CHECK(moved->skipped.front().date == day("2023-06-29"));
    CHECK(moved->rule.find("145.2") != std::string::npos);

    const auto months = months_after(h, day("2023-01-31"), 3);
    REQUIRE(months);
    CHECK(months->counted == std::vector{day("2023-03-31")});
    CHECK(due(months) == "2023-05-02");
    CHECK(months->rule.find("145.3") != std::string::npos);

    const auto last = last_working_day(p, year{2023} / 6);
    REQUIRE(last);
    CHECK(last->counted == std::vector{day("2023-06-28")});
    REQUIRE(last->skipped.size() == 2);
    CHECK(last->skipped.front().norm == "D.S. 151-2022-PCM");
}

TEST_CASE("an answer beyond the last decree known says so, in P only") {
    CHECK(working_days_after(p, day("2026-03-02"), 5)->caution.find("2 de enero de 2026") !=
          std::string::npos);
    CHECK(working_days_after(h, day("2026-03-02"), 5)->caution.empty());
}

TEST_CASE("what has no answer is refused") {
    struct Row {
        const char* what;
        engine::Result<Term> term;
        const char* words;
    };
    const auto row = GENERATE(values<Row>({
        {"beyond the table", working_days_after(h, day("2028-12-22"), 7), "2029"},
        {"before the table", working_days_before(h, day("2019-01-02"), 1), "2018"},
        {"last day beyond the table", calendar_days_after(h, day("2028-12-30"), 2), "2029"},
        {"a month beyond the table", last_working_day(h, year{2030} / 1), "2030"},
        {"no equal day, beyond the table", months_after(h, day("2028-10-31"), 4), "2029"},
        {"negative", working_days_after(h, day("2023-06-01"), -1), "entre 0 y"},
        {"very long", calendar_days_after(h, day("2023-06-01"), 1'000'000), "entre 0 y"},
        {"no such month", last_working_day(h, year{2023} / 13), "mes"},
        {"a weekend as a window", working_days_within(h, day("2023-07-01"), day("2023-07-02")),
         "ningún día hábil"},
        {"a window backwards", working_days_within(h, day("2023-07-05"), day("2023-07-03")),
         "ningún día hábil"},
    }));
    CAPTURE(row.what);
    REQUIRE_FALSE(row.term);
    CHECK(to_line(row.term.error()).find(row.words) != std::string::npos);
}
