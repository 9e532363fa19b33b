#include "notifier/smtp_data.h"

#include <catch2/catch.hpp>

TEST_CASE("how DATA carries a message") {
    struct Row {
        const char *message, *data;
    };
    const auto row = GENERATE(values<Row>({
        {"", ".\r\n"},
        {"a\r\n", "a\r\n.\r\n"},
        {"a", "a\r\n.\r\n"},
        {".", "..\r\n.\r\n"},
        {"a\r\n.\r\nb\r\n", "a\r\n..\r\nb\r\n.\r\n"},
        {"..a\r\nb.c\r\n", "...a\r\nb.c\r\n.\r\n"},
        // What smuggles a second mail past servers that take a bare LF or CR for the end of a line.
        {"a\n.\nMAIL FROM:<x@x.pe>\n", "a\r\n..\r\nMAIL FROM:<x@x.pe>\r\n.\r\n"},
        {"a\r.\rb", "a\r\n..\r\nb\r\n.\r\n"},
        {"a\n\r.\r\n", "a\r\n\r\n..\r\n.\r\n"},
        {"a\r\r\n.b", "a\r\n\r\n..b\r\n.\r\n"},
    }));
    CAPTURE(row.message);
    CHECK(notifier::smtp_data(row.message) == row.data);
}
