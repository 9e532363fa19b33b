#include "engine/calendar/date.h"

#include <catch2/catch.hpp>

using namespace engine::calendar;

TEST_CASE("a date in the four ways the office reads it") {
    struct Row {
        const char *iso, *long_text, *stamp, *weekday;
    };
    const auto row = GENERATE(values<Row>({
        {"2023-06-28", "28 de junio de 2023", "28 JUN 2023", "miércoles"},
        {"2024-02-29", "29 de febrero de 2024", "29 FEB 2024", "jueves"},
        {"2023-09-01", "1 de setiembre de 2023", "01 SET 2023", "viernes"},
        {"2022-01-03", "3 de enero de 2022", "03 ENE 2022", "lunes"},
        {"2023-12-31", "31 de diciembre de 2023", "31 DIC 2023", "domingo"},
        {"2024-08-06", "6 de agosto de 2024", "06 AGO 2024", "martes"},
        {"2024-04-06", "6 de abril de 2024", "06 ABR 2024", "sábado"},
    }));
    const auto date = parse_date(row.iso);
    REQUIRE(date);
    CHECK(to_iso(*date) == row.iso);
    CHECK(to_long_text(*date) == row.long_text);
    CHECK(to_stamp_text(*date) == row.stamp);
    CHECK(weekday_name(*date) == row.weekday);
}

TEST_CASE("what is no date is refused with the text and an example") {
    const auto* text = GENERATE("", "2023", "2023-6-28", "28/06/2023", "2023-02-29", "2023-13-01",
                                "2023-00-10", "2023-06-00", "2023-06-31", "2023-06-28T00:00",
                                "2023-06-2x", "+023-06-28", "0000-01-01", " 2023-06-28");
    CAPTURE(text);
    const auto date = parse_date(text);
    REQUIRE_FALSE(date);
    CHECK(date.error().message == "«" + std::string(text) + "» no es una fecha.");
    CHECK(date.error().remedy.find("2023-06-28") != std::string::npos);
}

TEST_CASE("weekends") {
    CHECK_FALSE(is_weekend(*parse_date("2023-06-30")));
    CHECK(is_weekend(*parse_date("2023-07-01")));
    CHECK(is_weekend(*parse_date("2023-07-02")));
    CHECK_FALSE(is_weekend(*parse_date("2023-07-03")));
}
