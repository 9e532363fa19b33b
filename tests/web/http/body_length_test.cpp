#include "web/http/body_length.h"

#include <string>

#include <catch2/catch.hpp>

TEST_CASE("which bodies are taken, by method, type and length") {
    struct Row {
        const char *method, *headers;
        int status;
    };
    const auto row = GENERATE(values<Row>({
        {"POST", "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n", 200},
        {"POST", "Content-Type: Application/JSON; charset=utf-8\r\nContent-Length: 9\r\n", 200},
        {"POST", "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 9\r\n", 200},
        {"PUT", "Content-Type: application/pdf\r\nContent-Length: 9\r\n", 200},
        {"POST", "Content-Length: 0\r\n", 200},
        {"POST", "Content-Type: text/plain\r\nContent-Length: 0\r\n", 200},
        {"DELETE", "", 200},
        {"DELETE", "Content-Type: application/json\r\nContent-Length: 9\r\n", 200},
        {"GET", "", 200},
        {"GET", "Content-Length: 0\r\n", 200},
        {"GET", "Content-Length: 9\r\n", 400},
        {"HEAD", "Content-Type: application/json\r\nContent-Length: 9\r\n", 400},
        {"POST", "", 411},
        {"PUT", "", 411},
        {"POST", "Content-Length: 9\r\n", 415},
        {"POST", "Content-Type: text/plain\r\nContent-Length: 9\r\n", 415},
        {"POST", "Content-Type: text/html\r\nContent-Length: 9\r\n", 415},
        {"POST", "Content-Type: application/xml\r\nContent-Length: 9\r\n", 415},
        {"POST", "Content-Type:\r\nContent-Length: 9\r\n", 415},
        {"POST",
         "Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n", 415},
        {"POST", "Content-Type: application/json\r\nContent-Length: 2097152\r\n", 200},
        {"POST", "Content-Type: application/json\r\nContent-Length: 2097153\r\n", 413},
        {"POST", "Content-Type: application/pdf\r\nContent-Length: 27262976\r\n", 200},
        {"POST", "Content-Type: application/pdf\r\nContent-Length: 27262977\r\n", 413},
    }));
    CAPTURE(row.method, row.headers);
    const auto head = web::read_head(
        std::string(row.method) + " / HTTP/1.1\r\nHost: a\r\n" + row.headers + "\r\n",
        web::Limits{});
    CHECK((head ? 200 : head.error().status) == row.status);
}

TEST_CASE("who sends too much learns how much may be sent") {
    const auto head = web::read_head(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/pdf\r\n"
        "Content-Length: 35651584\r\n\r\n",
        web::Limits{});
    REQUIRE_FALSE(head);
    CHECK(head.error().message == "Lo enviado pesa 34 MB. El máximo es 26 MB.");
}
