#include "web/http/host_names.h"

#include <catch2/catch.hpp>

#include "tests/web/http/raw_client.h"
#include "tests/web/http/test_server.h"

using Catch::Contains;

TEST_CASE("to which names the server answers") {
    struct Row {
        const char* host;
        bool answered;
    };
    const auto row = GENERATE(values<Row>({
        {"visado.gob.pe", true},
        {"visado.gob.pe:8443", true},
        {"VISADO.gob.pe.", true},
        {"localhost", true},
        {"localhost:8080", true},
        {"127.0.0.1:8080", true},
        {"127.0.0.2", true},
        {"[::1]:8080", true},
        {"10.1.2.3", true},  // the address at which it came in
        {"10.1.2.3:80", true},
        {"[2001:db8::0:5]", true},
        {"10.1.2.4", false},
        {"otro.visado.gob.pe", false},
        {"visado.gob.pe.malo.example", false},
        {"malo.example", false},
        {"localhost.malo.example", false},
        {"127.0.0.1.malo.example", false},
        {"[", false},
        {"::::", false},
        {".", false},
    }));
    CAPTURE(row.host);
    CHECK(web::answers_to(row.host, "10.1.2.3", {"Visado.gob.pe", "2001:db8::5"}) == row.answered);
}

TEST_CASE("what may be given as a name") {
    struct Row {
        const char* text;
        bool sound;
    };
    const auto row = GENERATE(values<Row>({
        {"visado.gob.pe", true},
        {"visado", true},
        {"192.168.1.5", true},
        {"::1", true},
        {"", false},
        {"https://visado.gob.pe", false},
        {"visado.gob.pe:8080", false},
        {"*.gob.pe", false},
        {"-a", false},
        {"señor.pe", false},
    }));
    CAPTURE(row.text);
    CHECK(web::is_host_name(row.text) == row.sound);
}

TEST_CASE("another name is refused before the body comes or anybody is asked") {
    web::ServerSettings settings;
    settings.host_names = {"visado.gob.pe"};
    test::TestServer server(settings);
    const auto sent = [&](const std::string& host, const std::string& path) {
        return test::ask(server.port(), "POST " + path + " HTTP/1.1\r\nHost: " + host +
                                            "\r\nContent-Type: application/json\r\n"
                                            "Content-Length: 1000\r\n\r\n");
    };
    const auto refused = sent("malo.example", "/eco");
    CHECK(refused.status == 421);
    CHECK_THAT(refused.body, Contains("«malo.example»") && Contains("--host-name"));
    CHECK_THAT(sent("malo.example", "/api/v1/expedientes").body, Contains(R"("estado":421)"));
    CHECK(server.handled() == 0);
    CHECK(test::ask(server.port(), test::get("/eco")).status == 200);
    // Before names were sent: no browser, so nobody's page.
    CHECK(test::ask(server.port(), "GET /eco HTTP/1.0\r\n\r\n").status == 200);
    CHECK(server.handled() == 2);
}
