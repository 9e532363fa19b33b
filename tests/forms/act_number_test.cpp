#include "forms/act_number.h"

#include <stdexcept>

#include <catch2/catch.hpp>

using forms::cite;
using forms::parse_act_number;
using forms::parse_act_numbers;
using forms::same_act;

TEST_CASE("a number is read however it is spelt") {
    struct Row {
        const char* text;
        int number, year;
        const char *siglas, *written;
    };
    const auto row = GENERATE(values<Row>({
        {"N° 0037-2021-MINCETUR/SG", 37, 2021, "MINCETUR/SG", "0037-2021-MINCETUR/SG"},
        {"N°037-2021", 37, 2021, "", "037-2021"},
        {"Nº 37-2021", 37, 2021, "", "37-2021"},
        {"37-2021", 37, 2021, "", "37-2021"},
        {"  N.º 37-2021 ", 37, 2021, "", "37-2021"},
        {"Nro. 043-2023-MINCETUR/SG", 43, 2023, "MINCETUR/SG", "043-2023-MINCETUR/SG"},
        {"No. 043-2023-mincetur/sg", 43, 2023, "MINCETUR/SG", "043-2023-MINCETUR/SG"},
        {"N\xC2\xB0\xC2\xA0"
         "043-2023-MINCETUR/SG",
         43, 2023, "MINCETUR/SG", "043-2023-MINCETUR/SG"},
        {"N° 218-2020-MINCETUR", 218, 2020, "MINCETUR", "218-2020-MINCETUR"},
        {"000018-2019-CG/GPREDE", 18, 2019, "CG/GPREDE", "000018-2019-CG/GPREDE"},
        {"0009-2023-MINCETUR/SG/CI", 9, 2023, "MINCETUR/SG/CI", "0009-2023-MINCETUR/SG/CI"},
        {"N° 050-2023-LP/DE", 50, 2023, "LP/DE", "050-2023-LP/DE"},
        {"040-2020-OCI/0445-SVC", 40, 2020, "OCI/0445-SVC", "040-2020-OCI/0445-SVC"},
        {"043-2007-3-0390", 43, 2007, "3-0390", "043-2007-3-0390"},
    }));
    CAPTURE(row.text);
    const auto act = parse_act_number(row.text);
    REQUIRE(act);
    CHECK(act->number == row.number);
    CHECK(act->year == row.year);
    CHECK(act->siglas == row.siglas);
    CHECK(act->written == row.written);
}

TEST_CASE("what is not the number of an act") {
    const auto* text =
        GENERATE("", "N°", "43", "043-23", "043-20233", "000-2023", "-2023", "043/2023",
                 "043-2023-", "043-2023-MINCETUR/", "043-2023-MINCETUR SG", "043-2023-<b>",
                 "12345678-2023", "043-1023", "abc");
    CAPTURE(text);
    const auto act = parse_act_number(text);
    REQUIRE_FALSE(act);
    CHECK_THAT(act.error().remedy, Catch::Contains("N° 043-2023-MINCETUR/SG"));
}

TEST_CASE("which spellings are one act") {
    struct Row {
        const char *a, *b;
        bool same;
    };
    const auto row = GENERATE(values<Row>({
        {"N° 0037-2021", "N°037-2021", true},
        {"37-2021", "N° 0037-2021-MINCETUR/SG", true},
        {"N° 037-2021-MINCETUR/SG", "Nº 0037-2021-mincetur/sg", true},
        {"37-2021", "37-2022", false},
        {"37-2021", "38-2021", false},
        {"37-2021-MINCETUR/SG", "37-2021-MINCETUR/DM", false},
        {"37-2021-MINCETUR", "37-2021-MINCETUR/SG", false},
    }));
    CAPTURE(row.a, row.b);
    CHECK(same_act(*parse_act_number(row.a), *parse_act_number(row.b)) == row.same);
}

TEST_CASE("one informe or several, as a sentence names them") {
    struct Row {
        const char *given, *expected;
    };
    const auto row = GENERATE(values<Row>({
        {"0009-2023-MINCETUR/SG/CI", "el Informe N° 0009-2023-MINCETUR/SG/CI"},
        {"Nos. 0009 y 0026-2023-MINCETUR/SG/CI",
         "los Informes Nos. 0009 y 0026-2023-MINCETUR/SG/CI"},
        {"0009-2023-MINCETUR/SG/CI, 0026-2023-MINCETUR/SG/CI",
         "los Informes Nos. 0009 y 0026-2023-MINCETUR/SG/CI"},
        {"Nos. 0009, 0011 y 0026-2023-MINCETUR/SG/CI",
         "los Informes Nos. 0009, 0011 y 0026-2023-MINCETUR/SG/CI"},
        {"N° 0009-2023-MINCETUR/SG/CI y N° 0003-2024-MINCETUR/SG/CI",
         "los Informes Nos. 0009-2023-MINCETUR/SG/CI y 0003-2024-MINCETUR/SG/CI"},
        {"0009-2023-MINCETUR/SG/CI y 0010-2023-MINCETUR/OGPPD",
         "los Informes Nos. 0009-2023-MINCETUR/SG/CI y 0010-2023-MINCETUR/OGPPD"},
    }));
    CAPTURE(row.given);
    const auto numbers = parse_act_numbers(row.given);
    REQUIRE(numbers);
    const std::string sentence = cite({"el Informe", "los Informes"}, *numbers);
    CHECK(sentence == row.expected);
    // What is cited can be read back.
    const auto again = parse_act_numbers(sentence.substr(sentence.find("N")));
    REQUIRE(again);
    CHECK(cite({"el Informe", "los Informes"}, *again) == row.expected);
}

TEST_CASE("a list that ends without year is no list of acts") {
    CHECK_FALSE(parse_act_numbers("Nos. 0009 y 0026"));
    CHECK_FALSE(parse_act_numbers("Nos. 0009-2023-A y 0026"));
    CHECK_FALSE(parse_act_numbers(""));
    CHECK_FALSE(parse_act_numbers("Nos. 0009 y nada"));
    CHECK_THROWS_AS(cite({"el Informe", "los Informes"}, {}), std::invalid_argument);
}
