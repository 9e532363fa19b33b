#include "web/http/incoming.h"

#include <string>

#include <catch2/catch.hpp>

namespace {

web::Incoming arriving(const std::string& headers) {
    auto head = web::read_head("GET / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n", web::Limits{});
    REQUIRE(head);
    return {std::move(*head), "", "", false};
}

}  // namespace

TEST_CASE("who asks, directly or through a proxy") {
    struct Row {
        const char *peer, *headers, *client;
        bool secure;
    };
    const auto row = GENERATE(values<Row>({
        {"10.0.0.5", "", "10.0.0.5", false},
        {"10.0.0.5", "X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Proto: https\r\n", "10.0.0.5", false},
        {"127.0.0.1", "", "127.0.0.1", false},
        {"127.0.0.1", "X-Forwarded-For: 1.2.3.4\r\n", "1.2.3.4", false},
        {"127.0.0.1", "X-Forwarded-For: 9.9.9.9, 1.2.3.4\r\n", "1.2.3.4", false},
        {"127.0.0.1", "X-Forwarded-For: 9.9.9.9\r\nX-Forwarded-For: 1.2.3.4\r\n", "1.2.3.4", false},
        {"127.0.0.1", "X-Forwarded-For: 2001:db8::1\r\n", "2001:db8::1", false},
        {"127.0.0.1", "X-Forwarded-For: no soy\r\n", "127.0.0.1", false},
        {"127.0.0.1", "X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Proto: https\r\n", "1.2.3.4", true},
        {"127.0.0.1", "X-Forwarded-Proto: http\r\n", "127.0.0.1", false},
    }));
    CAPTURE(row.peer, row.headers);
    auto incoming = arriving(row.headers);
    web::name_client(incoming, row.peer, {"127.0.0.1"});
    CHECK(incoming.client == row.client);
    CHECK(incoming.secure == row.secure);
}

TEST_CASE("cookies are read, the first of a name counts") {
    const auto request = web::to_request(
        arriving("Cookie: sesion=abc=; tema=oscuro;vacia=; sesion=otra; sin_valor; =x\r\n"),
        web::Limits{});
    REQUIRE(request);
    CHECK(request->cookies == std::map<std::string, std::string>{
                                  {"sesion", "abc="}, {"tema", "oscuro"}, {"vacia", ""}});
}

TEST_CASE("HEAD arrives as GET") {
    auto head = web::read_head("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", web::Limits{});
    REQUIRE(head);
    const auto request = web::to_request({std::move(*head), "", "", false}, web::Limits{});
    REQUIRE(request);
    CHECK(request->method == "GET");
}
