#include "web/http/head.h"

#include <string>

#include <catch2/catch.hpp>

namespace {

int status_of(const std::string& bytes) {
    const auto head = web::read_head(bytes, web::Limits{});
    return head ? 200 : head.error().status;
}

}  // namespace

TEST_CASE("which request lines and headers are understood") {
    struct Row {
        const char* head;  // without the last line end
        int status;
    };
    const auto row = GENERATE(values<Row>({
        {"GET / HTTP/1.1\r\nHost: a\r\n", 200},
        {"GET / HTTP/1.1\r\nhOsT:a:8080\r\n", 200},
        {"GET / HTTP/1.1\r\nHost: [::1]:8080\r\n", 200},
        {"OPTIONS / HTTP/1.1\r\nHost: a\r\n", 200},
        {"GET / HTTP/1.0\r\n", 200},
        {"GET / HTTP/1.0\r\nHost: a b\r\n", 400},
        {"GET / HTTP/1.1\r\n", 400},
        {"GET / HTTP/1.1\r\nHost:\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a/b\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a@b\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: <script>\r\n", 400},
        {"GET /\r\nHost: a\r\n", 400},
        {"GET  / HTTP/1.1\r\nHost: a\r\n", 400},
        {"GET / HTTP/1.1 \r\nHost: a\r\n", 400},
        {"GET / http/1.1\r\nHost: a\r\n", 400},
        {"GET / HTTP/2.0\r\nHost: a\r\n", 505},
        {"GET / HTTP/1.2\r\nHost: a\r\n", 505},
        {"G@T / HTTP/1.1\r\nHost: a\r\n", 400},
        {"get / HTTP/1.1\r\nHost: a\r\n", 501},
        {"TRACE / HTTP/1.1\r\nHost: a\r\n", 501},
        {"CONNECT a:80 HTTP/1.1\r\nHost: a\r\n", 501},
        {"GET http://a/ HTTP/1.1\r\nHost: a\r\n", 400},
        {"OPTIONS * HTTP/1.1\r\nHost: a\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\r\nSin dos puntos\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\r\n: sin nombre\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\r\nCon espacio : x\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n continuada\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: \x01\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: \xFF\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: señor\r\n", 200},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\nX: 2\r\n", 200},
        {"GET / HTTP/1.1\r\nHost: a\r\nOrigin: x\r\nOrigin: y\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\r\nX-Visado-Ficha: x\r\nX-Visado-Ficha: y\r\n", 400},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nExpect: 100-Continue\r\n", 200},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nExpect: otra\r\n", 417},
    }));
    CAPTURE(row.head);
    CHECK(status_of(std::string(row.head) + "\r\n") == row.status);
}

TEST_CASE("headers are found by their name in lower case, lists joined") {
    const auto head = web::read_head(
        "GET /a%20b?c=d HTTP/1.1\r\nHost: a\r\nCookie: x=1\r\nACCEPT: a \r\nCookie: y=2\r\n"
        "Accept:\tb\r\n\r\n",
        web::Limits{});
    REQUIRE(head);
    CHECK(head->path == "/a b");
    CHECK(head->query == web::Pairs{{"c", "d"}});
    CHECK(head->headers.at("cookie") == "x=1; y=2");
    CHECK(head->headers.at("accept") == "a, b");
}

TEST_CASE("a NUL in a header is refused") {
    using namespace std::string_literals;
    CHECK(status_of("GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n"s) == 400);
    CHECK(status_of("GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n"s) == 400);
}
