#include "engine/calendar/lima_time.h"

#include <catch2/catch.hpp>

using namespace engine::calendar;
using namespace std::chrono_literals;

namespace {

// Milliseconds since 1970 of an instant in UTC, spelt out.
Instant utc(const char* iso, std::chrono::milliseconds time_of_day) {
    return Instant{parse_date(iso).value().time_since_epoch()} + time_of_day;
}

}  // namespace

TEST_CASE("the day it is in Lima changes at five in the morning of UTC") {
    struct Row {
        Instant instant;
        const char *date, *text;
    };
    const auto row = GENERATE(values<Row>({
        {utc("2023-06-28", 4h + 59min + 59s + 999ms), "2023-06-27", "2023-06-27 23:59"},
        {utc("2023-06-28", 5h), "2023-06-28", "2023-06-28 00:00"},
        {utc("2023-06-28", 14h + 5min), "2023-06-28", "2023-06-28 09:05"},
        {utc("2024-01-01", 4h), "2023-12-31", "2023-12-31 23:00"},
        {utc("1970-01-01", -1ms), "1969-12-31", "1969-12-31 18:59"},
    }));
    CHECK(to_iso(lima_date(row.instant)) == row.date);
    CHECK(to_local_text(row.instant) == row.text);
}

TEST_CASE("a day begins and ends in Lima") {
    const Date day = *parse_date("2023-06-12");
    CHECK(start_of(day) == utc("2023-06-12", 5h));
    CHECK(first_instant_after(day) == utc("2023-06-13", 5h));
    CHECK(at(day, 8h + 30min) == utc("2023-06-12", 13h + 30min));
    CHECK(to_time_text(at(day, 8h + 30min)) == "08:30");

    CHECK(lima_date(start_of(day)) == day);
    CHECK(lima_date(first_instant_after(day) - 1ms) == day);
    CHECK(lima_date(first_instant_after(day)) == day + std::chrono::days{1});
}
