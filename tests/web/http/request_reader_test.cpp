#include "web/http/request_reader.h"

#include <string>

#include <catch2/catch.hpp>

using State = web::RequestReader::State;

namespace {

constexpr char form[] =
    "POST /a HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    "Content-Length: 3\r\n\r\na=1";

}  // namespace

TEST_CASE("a request is the same however it is cut") {
    const std::string text = form;
    const web::Limits limits;
    for (std::size_t cut = 1; cut < text.size(); ++cut) {
        CAPTURE(cut);
        web::RequestReader reader(limits);
        const auto first = reader.add(text.substr(0, cut));
        CHECK((first == State::head || first == State::body));
        REQUIRE(reader.add(text.substr(cut)) == State::complete);
        CHECK(reader.take().body == "a=1");
        CHECK(reader.state() == State::empty);
    }
}

TEST_CASE("what follows a request is the beginning of the next") {
    const web::Limits limits;
    web::RequestReader reader(limits);
    CHECK(reader.add(std::string(form) + form + "GET") == State::complete);
    CHECK(reader.take().body == "a=1");
    CHECK(reader.state() == State::complete);
    CHECK(reader.take().body == "a=1");
    CHECK(reader.state() == State::head);
    CHECK(reader.add(" / HTTP/1.1\r\nHost: a\r\n\r\n") == State::complete);
    CHECK(reader.take().head.method == "GET");
}

TEST_CASE("what is no HTTP is refused at its first bytes") {
    const auto bytes = GENERATE(values<std::string>({
        "\x16\x03\x01",  // TLS
        "\r\nGET / HTTP/1.1\r\n",
        " GET",
        "GET / HTTP/1.1\n",
    }));
    const web::Limits limits;
    web::RequestReader reader(limits);
    CHECK(reader.add(bytes) == State::refused);
    CHECK(reader.fault().status == 400);
    CHECK(reader.add("GET / HTTP/1.1\r\nHost: a\r\n\r\n") == State::refused);
}

TEST_CASE("a head is not waited for beyond its limit") {
    web::Limits limits;
    limits.head = 100;
    web::RequestReader reader(limits);
    CHECK(reader.add("GET /") == State::head);
    CHECK(reader.add(std::string(90, 'a')) == State::head);
    CHECK(reader.add(std::string(6, 'a')) == State::refused);
    CHECK(reader.fault().status == 414);
}
