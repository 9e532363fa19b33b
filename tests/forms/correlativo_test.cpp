#include "forms/correlativo.h"

#include <cctype>
#include <stdexcept>
#include <utility>

#include <catch2/catch.hpp>

#include "forms/act_number.h"
#include "forms/verification_code.h"

using engine::Value;
using forms::format_number;
using forms::NumberSeries;
using forms::read_series;
using forms::series_key;

namespace {

const NumberSeries resolutions{
    "resolucion-secretarial-sg",         "Resolución Secretarial", "RS", "MINCETUR", "SG",
    "{number:3}-{year}-{entity}/{organ}"};

}  // namespace

TEST_CASE("numbers look as each kind of document demands") {
    struct Row {
        const char *organ, *entity, *format;
        int number, year;
        const char* expected;
    };
    const auto row = GENERATE(values<Row>({
        {"SG", "MINCETUR", "{number:3}-{year}-{entity}/{organ}", 43, 2023, "043-2023-MINCETUR/SG"},
        {"SG", "MINCETUR", "{number:3}-{year}-{entity}/{organ}", 44, 2023, "044-2023-MINCETUR/SG"},
        {"SG", "MINCETUR", "{number:3}-{year}-{entity}/{organ}", 1, 2024, "001-2024-MINCETUR/SG"},
        {"SG", "MINCETUR", "{number:3}-{year}-{entity}/{organ}", 1234, 2024,
         "1234-2024-MINCETUR/SG"},
        {"SG/CI", "MINCETUR", "{number:4}-{year}-{entity}/{organ}", 9, 2023,
         "0009-2023-MINCETUR/SG/CI"},
        {"GPREDE", "CG", "{number:6}-{year}-{entity}/{organ}", 18, 2019, "000018-2019-CG/GPREDE"},
        {"", "MINCETUR", "{number:3}-{year}-{entity}", 218, 2020, "218-2020-MINCETUR"},
        {"DE", "LP", "R.D. N° {number}-{year}-{entity}/{organ}", 50, 2023, "R.D. N° 50-2023-LP/DE"},
    }));
    CAPTURE(row.expected);
    const auto series = read_series(
        "s", Value{{"title", "T"}, {"type", "X"}, {"organ", row.organ}, {"format", row.format}},
        row.entity, "package.json, series.s");
    REQUIRE(series);
    CHECK(format_number(*series, row.number, row.year) == row.expected);
}

TEST_CASE("a written number is read back as the same act") {
    const auto act = forms::parse_act_number(format_number(resolutions, 43, 2023));
    REQUIRE(act);
    CHECK(act->number == 43);
    CHECK(act->siglas == "MINCETUR/SG");
}

TEST_CASE("the key of a series separates type, organ and year") {
    CHECK(series_key(resolutions, 2023) == "RS|MINCETUR/SG|2023");
    CHECK(series_key(resolutions, 2024) == "RS|MINCETUR/SG|2024");
    NumberSeries ministerial = resolutions;
    ministerial.organ = "";
    CHECK(series_key(ministerial, 2023) == "RS|MINCETUR|2023");
}

TEST_CASE("a series that cannot number is refused") {
    struct Row {
        const char *json, *complaint;
    };
    const auto row = GENERATE(values<Row>({
        {R"({"title":"T","type":"X","format":"{number:3}"})", "no sirve"},
        {R"({"title":"T","type":"X","format":"{number}-{number}-{year}"})", "no sirve"},
        {R"({"title":"T","type":"X","format":"{number:12}-{year}"})", "no sirve"},
        {R"({"title":"T","type":"X","format":"{number:0}-{year}"})", "no sirve"},
        {R"({"title":"T","type":"X","format":"{number}-{year:2}"})", "no sirve"},
        {R"({"title":"T","type":"X","format":"{number}-{year}-{mes}"})", "no sirve"},
        {R"({"title":"T","type":"X","format":"{number}-{year"})", "no sirve"},
        {R"({"title":"T","type":"X","format":"{number}-{year}}"})", "no sirve"},
        {R"({"title":"T","type":"X"})", "Falta el texto «format»"},
        {R"({"title":"T","type":"A|B","format":"{number}-{year}"})", "no pueden llevar «|»"},
        {R"({"title":"T","type":"X","padding":3,"format":"{number}-{year}"})",
         "«padding» no existe"},
        {R"("X")", "entre llaves"},
    }));
    CAPTURE(row.json);
    const auto series = read_series("s", Value::parse(row.json), "E", "package.json, series.s");
    REQUIRE_FALSE(series);
    CHECK_THAT(to_line(series.error().front()), Catch::Contains(row.complaint));
    CHECK(series.error().front().place == "package.json, series.s");
}

TEST_CASE("a verification code is what the hash says, for ever") {
    CHECK(forms::verification_code(std::string(10, '\0')) == "0000-0000-0000-0000");
    CHECK(forms::verification_code(std::string(32, '\xFF')).substr(0, 14) == "ZZZZ-ZZZZ-ZZZZ");
    CHECK(forms::verification_code("0123456789") == "60RK-4CSM-6MV3-EE1F");
    CHECK_THROWS_AS(forms::verification_code("123456789"), std::invalid_argument);
}

TEST_CASE("a code is read as people type it") {
    const std::string code = forms::verification_code("una huella cualquiera");
    std::string lower;
    for (const char c : code) lower += c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    CHECK(forms::parse_verification_code(lower).value() == code);
    const auto zeros = forms::parse_verification_code("oOoO0000-0000 0000");
    CHECK(zeros.value() == "0000-0000-0000-0000");
    const auto typed =
        GENERATE(as<std::string>{}, "", "0000", "0000-0000-0000-0000-0", "0000-0000-0000-000U",
                 "0000-0000-0000-000ñ", "0000-0000-0000-0001");
    CAPTURE(typed);
    CHECK_FALSE(forms::parse_verification_code(typed));
}

TEST_CASE("any one wrong character is noticed, and any swap of neighbours here") {
    const std::string alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const std::string code = forms::verification_code("otra huella, la del acto");
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (code[i] == '-') continue;
        for (const char c : alphabet) {
            std::string wrong = code;
            wrong[i] = c;
            if (c != code[i]) CHECK_FALSE(forms::parse_verification_code(wrong));
        }
        std::size_t next = i + 1;
        if (next < code.size() && code[next] == '-') ++next;
        if (next >= code.size() || code[i] == code[next]) continue;
        std::string swapped = code;
        std::swap(swapped[i], swapped[next]);
        CHECK_FALSE(forms::parse_verification_code(swapped));
    }
}
