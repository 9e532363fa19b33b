#include <string>

#include <catch2/catch.hpp>

#include "tests/web/http/raw_client.h"
#include "tests/web/http/test_server.h"

// What one reader could take for one request and another for two. Each row is one connection; what
// it hides is a GET of /secreto, which must never be answered.

namespace {

constexpr char hidden[] = "GET /secreto HTTP/1.1\r\nHost: a\r\n\r\n";

std::string post_with(const std::string& headers, const std::string& body) {
    return "POST /eco HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n" +
           headers + "\r\n" + body;
}

}  // namespace

TEST_CASE("a request that could be read in two ways is refused and ends its connection") {
    struct Row {
        const char* headers;
        const char* body;  // before what is hidden
        int status;
    };
    const auto row = GENERATE(values<Row>({
        {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n", 400},
        {"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n", 400},
        {"Transfer-Encoding: chunked\r\n", "0\r\n\r\n", 411},
        {"Transfer-Encoding: Chunked\r\n", "0\r\n\r\n", 411},
        {"Transfer-Encoding: xchunked\r\n", "0\r\n\r\n", 411},
        {"Transfer-Encoding: identity\r\nContent-Length: 0\r\n", "", 400},
        {"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n", 400},
        {"Transfer-Encoding : chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n", 400},
        {"Transfer-Encoding\t: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n", 400},
        {" Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n", 400},
        {"X: y\r\n Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n", 400},
        {"X: y\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n", 400},
        {"X: y\rTransfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n", 400},
        {"Transfer-Encoding: \vchunked\r\nContent-Length: 5\r\n", "0\r\n\r\n", 400},
        {"Content-Length: 3\r\nContent-Length: 0\r\n", "a=1", 400},
        {"Content-Length: 3\r\nContent-Length: 3\r\n", "a=1", 400},
        {"Content-Length: 3, 3\r\n", "a=1", 400},
        {"Content-Length: +3\r\n", "a=1", 400},
        {"Content-Length: -3\r\n", "a=1", 400},
        {"Content-Length: 0x3\r\n", "a=1", 400},
        {"Content-Length: 3 \t3\r\n", "a=1", 400},
        {"Content-Length: 3;q=1\r\n", "a=1", 400},
        {"Content-Length:\r\n", "", 400},
        {"Content_Length: 3\r\n", "a=1", 411},
        {"Content-Length: 99999999999999999999\r\n", "a=1", 413},
        {"Content-Length: 18446744073709551619\r\n", "a=1", 413},
    }));
    CAPTURE(row.headers);
    test::TestServer server;
    test::RawClient client(server.port());
    client.say(post_with(row.headers, row.body) + hidden);
    const auto reply = client.reply();
    CHECK(reply.status == row.status);
    CHECK(reply.header("Connection") == "close");
    client.end();
    CHECK(client.rest().empty());
    CHECK(server.handled() == 0);
}

TEST_CASE("a GET that hides a request in its body is refused") {
    test::TestServer server;
    test::RawClient client(server.port());
    client.say("GET /eco HTTP/1.1\r\nHost: a\r\nContent-Length: " +
               std::to_string(std::string(hidden).size()) + "\r\n\r\n" + hidden);
    CHECK(client.reply().status == 400);
    CHECK(client.end().rest().empty());
    CHECK(server.handled() == 0);
}

TEST_CASE("a body that its handler does not look at is not taken for the next request") {
    test::TestServer server;
    test::RawClient client(server.port());
    client.say(test::post("/eco", hidden) + test::get("/segunda"));
    CHECK_THAT(client.reply().body, Catch::StartsWith("POST /eco"));
    CHECK_THAT(client.reply().body, Catch::StartsWith("GET /segunda"));
    CHECK(server.handled() == 2);
}

TEST_CASE("requests sent at once are answered one by one, in order") {
    test::TestServer server;
    test::RawClient client(server.port());
    std::string all;
    for (int i = 0; i < 20; ++i)
        all += test::post("/eco?n=" + std::to_string(i), "a=" + std::to_string(i));
    client.say(all);
    for (int i = 0; i < 20; ++i) {
        const auto number = std::to_string(i);
        CHECK(client.reply().body == "POST /eco | n=" + number + " | a=" + number + " |  | ");
    }
}

TEST_CASE("after a refused request nothing of its connection is read") {
    test::TestServer server;
    test::RawClient client(server.port());
    client.say("GET /../secreto HTTP/1.1\r\nHost: a\r\n\r\n" + test::get("/eco"));
    CHECK(client.reply().status == 400);
    CHECK(client.end().rest().empty());
    CHECK(server.handled() == 0);
}

TEST_CASE("a request cut off is told so and reaches no handler") {
    const std::string whole = test::post("/eco", "a=1&b=2");
    const auto missing = GENERATE(1U, 6U, 7U, 8U, 9U, 50U, 100U);
    CAPTURE(missing);
    test::TestServer server;
    test::RawClient client(server.port());
    client.say(whole.substr(0, whole.size() - missing)).end();
    CHECK(client.reply().status == 400);
    CHECK(client.rest().empty());
    CHECK(server.handled() == 0);
}

TEST_CASE("whoever closes without a word gets none") {
    test::TestServer server;
    test::RawClient client(server.port());
    CHECK(client.end().rest().empty());
}
