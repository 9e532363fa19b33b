#include "workflows/column_heading.h"

#include <catch2/catch.hpp>

TEST_CASE("headings that people mean alike") {
    struct Row {
        const char *written, *meant;
    };
    const auto row = GENERATE(values<Row>({
        {"Código", "codigo"},
        {"CÓDIGO ", "codigo"},
        {"Medio  de\nVERIFICACIÓN", "medio de verificacion"},
        {"\xC2\xA0T.\xC2\xA0II", "t. ii"},
        {"Nº", "n°"},
        {"AÑO", "año"},
        {"Pingüino", "pinguino"},
        {"", ""},
        {" \t ", ""},
    }));
    CAPTURE(row.written);
    CHECK(workflows::folded_heading(row.written) == row.meant);
}
