#include "web/http/server.h"

#include <future>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/web/http/raw_client.h"
#include "tests/web/http/test_server.h"

using Catch::Contains;
using test::ask;
using test::get;
using test::post;
using test::RawClient;
using test::TestServer;

TEST_CASE("a form arrives decoded") {
    TestServer server;
    const auto reply =
        ask(server.port(), post("/eco?q=%C3%B1+1", "sustento=l%C3%ADnea+1%0D%0A2&x="));
    CHECK(reply.status == 200);
    CHECK(reply.body == "POST /eco | q=ñ 1 | sustento=línea 1\r\n2&x= |  | ");
}

TEST_CASE("bytes may come one by one") {
    TestServer server;
    RawClient client(server.port());
    for (const char c : post("/eco", "a=1")) client.say(std::string(1, c));
    CHECK(client.reply().body == "POST /eco |  | a=1 |  | ");
}

TEST_CASE("one connection serves many requests") {
    TestServer server;
    RawClient client(server.port());
    for (int i = 0; i < 3; ++i) {
        const auto reply = client.say(get("/eco")).reply();
        CHECK(reply.status == 200);
        CHECK(reply.header("Connection") == "");
    }
}

TEST_CASE("when the connection ends with the reply") {
    struct Row {
        const char *version, *header;
        bool closes;
    };
    const auto row = GENERATE(values<Row>({
        {"HTTP/1.1", "", false},
        {"HTTP/1.1", "Connection: close\r\n", true},
        {"HTTP/1.1", "Connection: Keep-Alive, Close\r\n", true},
        {"HTTP/1.0", "", true},
    }));
    CAPTURE(row.version, row.header);
    TestServer server;
    const auto reply = ask(server.port(), std::string("GET /eco ") + row.version +
                                              "\r\nHost: a\r\n" + row.header + "\r\n");
    CHECK(reply.status == 200);
    CHECK((reply.header("Connection") == "close") == row.closes);
}

TEST_CASE("HEAD gets the head of the same reply") {
    TestServer server;
    RawClient client(server.port());
    const auto head = client.say("HEAD /eco HTTP/1.1\r\nHost: a\r\n\r\n").reply_to_head();
    CHECK(head.status == 200);
    CHECK(head.header("Content-Length") ==
          std::to_string(std::string("GET /eco |  |  |  | ").size()));
    CHECK(client.say(get("/eco")).reply().body == "GET /eco |  |  |  | ");
}

TEST_CASE("an exception of a handler becomes a reply with a code that the log knows") {
    TestServer server;
    RawClient client(server.port());
    const auto reply = client.say(get("/falla")).reply();
    CHECK(reply.status == 500);
    CHECK_THAT(reply.body, Contains("No se registró ningún acto") && !Contains("disco"));
    const auto code = reply.body.substr(reply.body.find("<b>") + 3, 9);
    CHECK_THAT(server.log(), Contains(code + " GET /falla: el disco se llenó"));
    CHECK(client.say(get("/eco")).reply().status == 200);
}

TEST_CASE("a header with a line end in it is a failure of ours, never a second header") {
    TestServer server;
    const auto reply = ask(server.port(), get("/cabecera"));
    CHECK(reply.status == 500);
    CHECK(reply.header("X-Otra").empty());
}

TEST_CASE("a fault below /api is told to programs as JSON") {
    TestServer server;
    const auto reply = ask(server.port(),
                           "POST /api/v1/actos HTTP/1.1\r\nHost: a\r\nContent-Type: "
                           "application/json\r\nContent-Length: 1\r\n\r\n\xFF");
    CHECK(reply.status == 400);
    CHECK(reply.header("Content-Type") == "application/json; charset=utf-8");
    CHECK_THAT(reply.body, Contains(R"("estado":400)"));
}

TEST_CASE("long text is packed for whoever reads gzip") {
    TestServer server;
    const auto plain = ask(server.port(), get("/largo"));
    CHECK(plain.header("Content-Encoding").empty());
    CHECK(plain.header("Vary") == "Accept-Encoding");
    const auto packed =
        ask(server.port(), "GET /largo HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br, gzip\r\n\r\n");
    CHECK(packed.header("Content-Encoding") == "gzip");
    CHECK(packed.body.size() < 1000);
}

TEST_CASE("a client that waits for a word before its body gets it") {
    TestServer server;
    RawClient client(server.port());
    client.say(
        "POST /eco HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Type: "
        "application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\n");
    CHECK(client.reply().status == 100);
    CHECK(client.say("a=1").reply().body == "POST /eco |  | a=1 |  | ");
}

TEST_CASE("fifty clients at once are all answered") {
    TestServer server;
    std::vector<std::future<int>> clients;
    for (int i = 0; i < 50; ++i) {
        clients.push_back(std::async(std::launch::async, [port = server.port(), i] {
            RawClient client(port);
            int answered = 0;
            for (int k = 0; k < 20; ++k) {
                const auto wanted = "a=" + std::to_string(i) + "." + std::to_string(k);
                const auto reply = client.say(post("/eco", wanted)).reply();
                if (reply.body == "POST /eco |  | " + wanted + " |  | ") ++answered;
            }
            return answered;
        }));
    }
    int answered = 0;
    for (auto& client : clients) answered += client.get();
    CHECK(answered == 1000);
}

TEST_CASE("stopping answers what is in flight and takes nothing new") {
    TestServer server;
    RawClient idle(server.port());
    CHECK(idle.say(get("/eco")).reply().status == 200);
    RawClient client(server.port());
    client.say(get("/espera"));
    server.wait_for_one();
    auto stopped = std::async(std::launch::async, [&server] { server.stop(); });
    CHECK(idle.rest().empty());  // the server has begun to stop
    CHECK_THROWS(RawClient(server.port()));
    server.open();
    CHECK(client.reply().status == 200);
    CHECK(client.end().rest().empty());
    stopped.get();
}

TEST_CASE("what a thread needs fails the server, not the first request") {
    web::ServerSettings settings;
    settings.port = 0;
    CHECK_THROWS_WITH(
        web::HttpServer(settings, []() -> web::Answer { throw std::runtime_error("sin memoria"); }),
        "sin memoria");
}

TEST_CASE("a second server cannot take the same port") {
    TestServer first;
    web::ServerSettings settings;
    settings.port = first.port();
    CHECK_THROWS(web::HttpServer(settings, [] { return web::Answer(); }));
}
