#include <chrono>
#include <future>
#include <memory>
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
using namespace std::chrono_literals;

namespace {

web::ServerSettings with(void (*change)(web::ServerSettings&)) {
    web::ServerSettings settings;
    change(settings);
    return settings;
}

std::string upload_of(std::size_t claimed) {
    return "POST /eco HTTP/1.1\r\nHost: a\r\nContent-Type: application/pdf\r\nContent-Length: " +
           std::to_string(claimed) + "\r\n\r\n";
}

}  // namespace

TEST_CASE("what is too large is told so, however much more was sent") {
    struct Row {
        const char* what;
        std::string request;
        int status;
    };
    const std::vector<Row> rows = {
        {"an address", get("/" + std::string(9'000, 'a')), 414},
        {"an address without end", "GET /" + std::string(60'000, 'a'), 414},
        {"a header", "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(60'000, 'a') + "\r\n\r\n",
         431},
        {"headers without end",
         [] {
             std::string text = "GET / HTTP/1.1\r\nHost: a\r\n";
             for (int i = 0; i < 10'000; ++i) text += "X: y\r\n";
             return text;
         }(),
         431},
        {"many short headers",
         [] {
             std::string text = "GET / HTTP/1.1\r\nHost: a\r\n";
             for (int i = 0; i < 200; ++i) text += "X: y\r\n";
             return text + "\r\n";
         }(),
         431},
        {"a form", post("/eco", "a=" + std::string(3'000'000, 'a')), 413},
        {"many fields",
         post("/eco",
              [] {
                  std::string text;
                  for (int i = 0; i < 6'000; ++i) text += "a=1&";
                  return text;
              }()),
         413},
        {"a file", upload_of(28'000'000) + std::string(28'000'000, 'a'), 413},
        {"100 MB", upload_of(100'000'000) + std::string(100'000'000, 'a'), 413},
    };
    TestServer server;
    for (const auto& row : rows) {
        CAPTURE(row.what);
        RawClient client(server.port());
        CHECK(client.say(row.request).reply().status == row.status);
    }
    CHECK(server.handled() == 0);
    CHECK(ask(server.port(), get("/eco")).status == 200);
}

TEST_CASE("a large file within the limit arrives whole") {
    TestServer server;
    const std::string file(20'000'000, 'x');
    const auto reply = ask(server.port(), upload_of(file.size()) + file);
    CHECK(reply.status == 200);
    CHECK(reply.body.size() > file.size());
}

TEST_CASE("bodies of all requests together have a limit") {
    TestServer server(with([](auto& s) { s.limits.bodies_in_all = 1000; }));
    RawClient first(server.port());
    first.say(upload_of(800) + "a");
    const auto reply = ask(server.port(), upload_of(300) + "a");
    CHECK(reply.status == 503);
    CHECK(reply.header("Retry-After") == "10");
    CHECK(first.say(std::string(799, 'a')).reply().status == 200);
    // What the first took is free again.
    CHECK(ask(server.port(), upload_of(300) + std::string(300, 'a')).status == 200);
}

TEST_CASE("a request that drips byte by byte is ended by its deadline") {
    TestServer server(with([](auto& s) { s.deadlines.request = 300ms; }));
    const std::string request =
        GENERATE(std::string("GET /eco HTTP/1.1\r\nHost: a\r\nX: "), upload_of(100));
    RawClient client(server.port());
    client.say(request);
    const auto begun = std::chrono::steady_clock::now();
    // Writes until the refusal is there, for the drip is what must not help.
    auto reply = std::async(std::launch::async, [&client] { return client.reply(); });
    while (reply.wait_for(20ms) != std::future_status::ready) client.say("a");
    CHECK(reply.get().status == 408);
    CHECK(std::chrono::steady_clock::now() - begun < 5s);
    CHECK(server.handled() == 0);
}

TEST_CASE("dripping clients do not keep others waiting") {
    TestServer server(with([](auto& s) { s.threads = 1; }));
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int i = 0; i < 30; ++i) {
        slow.push_back(std::make_unique<RawClient>(server.port()));
        slow.back()->say("GET /eco HTT");
    }
    const auto begun = std::chrono::steady_clock::now();
    CHECK(ask(server.port(), get("/eco")).status == 200);
    CHECK(std::chrono::steady_clock::now() - begun < 2s);
    CHECK(slow.back()->say("P/1.1\r\nHost: a\r\n\r\n").reply().status == 200);
}

TEST_CASE("a silent connection is closed after a while") {
    TestServer server(with([](auto& s) { s.deadlines.idle = 100ms; }));
    RawClient never_spoke(server.port());
    CHECK(never_spoke.rest().empty());
    RawClient spoke(server.port());
    CHECK(spoke.say(get("/eco")).reply().status == 200);
    CHECK(spoke.rest().empty());
}

TEST_CASE("a client that does not take its replies is let go") {
    TestServer server(with([](auto& s) {
        s.limits.client_connections = 1;
        s.deadlines.reply = 100ms;
        s.deadlines.slowest = 1'000'000'000;
    }));
    RawClient client(server.port());
    constexpr std::size_t replies = 2'000;
    std::string requests;
    for (std::size_t i = 0; i < replies; ++i) requests += get("/largo");
    client.say(requests);
    // Its place is taken until the server has had enough.
    while (ask(server.port(), get("/eco")).status == 429) continue;
    CHECK(client.rest().size() < replies * 50'000);
}

TEST_CASE("one address may have so many connections, and is told when it has more") {
    TestServer server(with([](auto& s) { s.limits.client_connections = 3; }));
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        CHECK(clients.back()->say(get("/eco")).reply().status == 200);
    }
    RawClient one_more(server.port());
    const auto reply = one_more.reply();
    CHECK(reply.status == 429);
    CHECK(reply.header("Retry-After") == "10");
    one_more.end();
    CHECK(one_more.rest().empty());
    CHECK(clients.front()->say(get("/eco")).reply().status == 200);
    clients.clear();
}

TEST_CASE("a proxy may have more, but not one client behind it") {
    TestServer server(with([](auto& s) {
        s.limits.client_connections = 1;
        s.limits.client_requests = 1;
        s.proxies = {"127.0.0.1"};
    }));
    const auto from = [](const std::string& client, const std::string& path) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: " + client + "\r\n\r\n";
    };
    RawClient busy(server.port());
    busy.say(from("10.0.0.1", "/espera"));
    server.wait_for_one();
    CHECK(ask(server.port(), from("10.0.0.1", "/eco")).status == 429);
    CHECK(ask(server.port(), from("10.0.0.2", "/eco")).status == 200);
    // Only the entry that the proxy wrote itself counts.
    CHECK(ask(server.port(), from("10.0.0.9, 10.0.0.1", "/eco")).status == 429);
    server.open();
    CHECK(busy.reply().status == 200);
    CHECK(ask(server.port(), from("10.0.0.1", "/eco")).status == 200);
}

TEST_CASE("when all places are taken the longest idle one goes, and without idle ones a newcomer") {
    TestServer server(with([](auto& s) { s.limits.connections = 2; }));
    RawClient idle(server.port());
    CHECK(idle.say(get("/eco")).reply().status == 200);
    RawClient begun(server.port());
    begun.say("GET /eco HT");
    RawClient newcomer(server.port());
    newcomer.say(get("/espera"));
    server.wait_for_one();
    CHECK(idle.rest().empty());
    RawClient too_late(server.port());
    CHECK(too_late.reply().status == 503);
    server.open();
    CHECK(newcomer.reply().status == 200);
    CHECK(begun.say("TP/1.1\r\nHost: a\r\n\r\n").reply().status == 200);
}
