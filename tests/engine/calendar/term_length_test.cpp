#include "engine/calendar/term_length.h"

#include <catch2/catch.hpp>

using namespace engine::calendar;
using Unit = TermLength::Unit;

namespace {

const WorkingCalendar h(HolidayTable::peru());

Date day(const char* iso) {
    return parse_date(iso).value();
}

}  // namespace

TEST_CASE("how a chart writes a term") {
    struct Row {
        const char* text;
        TermLength length;
        const char* words;
    };
    const auto row = GENERATE(values<Row>({
        {"7 habiles", {7, Unit::working_days}, "7 días hábiles"},
        {"7 hábiles", {7, Unit::working_days}, "7 días hábiles"},
        {"1 habil", {1, Unit::working_days}, "1 día hábil"},
        {"1 hábil", {1, Unit::working_days}, "1 día hábil"},
        {"0 habiles", {0, Unit::working_days}, "0 días hábiles"},
        {"45 calendario", {45, Unit::calendar_days}, "45 días calendario"},
        {"2 meses", {2, Unit::months}, "2 meses"},
        {"1 mes", {1, Unit::months}, "1 mes"},
    }));
    CAPTURE(row.text);
    const auto length = parse_term_length(row.text);
    REQUIRE(length);
    CHECK(*length == row.length);
    CHECK(to_text(*length) == row.words);
}

TEST_CASE("what is no term is refused with an example") {
    const auto* text = GENERATE("", "7", "habiles", "siete habiles", "-1 habiles", "7habiles",
                                "7  habiles", " 7 habiles", "7 habiles ", "7 dias", "1.5 meses",
                                "99999999999 habiles", "4000 calendario", "2 años");
    CAPTURE(text);
    const auto length = parse_term_length(text);
    REQUIRE_FALSE(length);
    CHECK(length.error().remedy.find("7 habiles") != std::string::npos);
}

TEST_CASE("a term forwards and backwards") {
    struct Row {
        const char *length, *date, *after, *before;
    };
    const auto row = GENERATE(values<Row>({
        {"7 habiles", "2023-06-20", "2023-06-30", "2023-06-09"},
        {"5 habiles", "2023-06-30", "2023-07-07", "2023-06-22"},
        {"45 calendario", "2024-01-04", "2024-02-19", "2023-11-20"},
        {"1 mes", "2023-03-31", "2023-05-02", "2023-02-28"},
        {"2 meses", "2023-05-15", "2023-07-17", "2023-03-15"},
    }));
    CAPTURE(row.length, row.date);
    const auto length = parse_term_length(row.length).value();
    CHECK(to_iso(term_after(h, day(row.date), length).value().due) == row.after);
    CHECK(to_iso(term_before(h, day(row.date), length).value().due) == row.before);
}
