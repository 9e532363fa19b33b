#include "web/http/response_text.h"

#include <string>

#include <catch2/catch.hpp>

#include "web/http/gzip.h"

using Catch::Contains;
using Catch::EndsWith;
using Catch::StartsWith;

TEST_CASE("a page carries all that protects it") {
    web::Response response;
    response.body = "<!doctype html>";
    const auto text = web::response_text(response, {});
    CHECK_THAT(text, StartsWith("HTTP/1.1 200 OK\r\nDate: "));
    CHECK_THAT(text, EndsWith("\r\n\r\n<!doctype html>"));
    const auto header = GENERATE(values<std::string>({
        "Content-Type: text/html; charset=utf-8",
        "Content-Length: 15",
        "Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; "
        "font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'",
        "X-Content-Type-Options: nosniff",
        "X-Frame-Options: DENY",
        "Referrer-Policy: same-origin",
        "Cross-Origin-Opener-Policy: same-origin",
        "Cross-Origin-Resource-Policy: same-origin",
        "Cache-Control: no-store",
        "Connection: close",
    }));
    CHECK_THAT(text, Contains("\r\n" + header + "\r\n"));
}

TEST_CASE("what is no page must not act as one") {
    struct Row {
        const char *media_type, *policy;
    };
    const auto row = GENERATE(values<Row>({
        {"image/svg+xml", "default-src 'none'; frame-ancestors 'none'; sandbox"},
        {"text/plain", "default-src 'none'; frame-ancestors 'none'; sandbox"},
        {"application/json", "default-src 'none'; frame-ancestors 'none'; sandbox"},
        {"application/pdf", "frame-ancestors 'none'"},
    }));
    CAPTURE(row.media_type);
    CHECK_THAT(web::response_text({200, row.media_type, ""}, {}),
               Contains(std::string("\r\nContent-Security-Policy: ") + row.policy + "\r\n"));
}

TEST_CASE("what a handler says itself is not said again") {
    const auto text =
        web::response_text({200, "text/css", "", {{"cache-control", "immutable"}}}, {});
    CHECK_THAT(text, Contains("cache-control: immutable") && !Contains("no-store"));
}

TEST_CASE("only who came over TLS is told to come so again") {
    web::ReplyForm form;
    CHECK_THAT(web::response_text({}, form), !Contains("Strict-Transport-Security"));
    form.secure = true;
    CHECK_THAT(web::response_text({}, form), Contains("Strict-Transport-Security: max-age="));
}

TEST_CASE("who has the same already is told so") {
    struct Row {
        const char* if_none_match;
        bool known;
    };
    const auto row = GENERATE(values<Row>({
        {"", false},
        {"\"otra\"", false},
        {"\"abc\"", true},
        {"W/\"abc\"", true},
        {"\"otra\", \"abc\"", true},
        {"*", true},
    }));
    CAPTURE(row.if_none_match);
    web::ReplyForm form;
    form.if_none_match = row.if_none_match;
    const auto text =
        web::response_text({200, "text/css", std::string(5'000, 'a'), {{"ETag", "\"abc\""}}}, form);
    CHECK_THAT(text, StartsWith(row.known ? "HTTP/1.1 304 Not Modified" : "HTTP/1.1 200 OK"));
    CHECK((text.size() < 2'000) == row.known);
    CHECK_THAT(text, Contains("ETag: \"abc\""));
}

TEST_CASE("HEAD says the length and sends nothing") {
    web::ReplyForm form;
    form.without_body = true;
    const auto text = web::response_text({200, "text/plain", "doce letras."}, form);
    CHECK_THAT(text, Contains("Content-Length: 12") && EndsWith("\r\n\r\n"));
}

TEST_CASE("a line end in a header is a mistake of ours") {
    CHECK_THROWS_AS(web::response_text({200, "text/plain\r\nX: y", ""}, {}), std::logic_error);
    CHECK_THROWS_AS(web::response_text({200, "text/plain", "", {{"X", "a\nb"}}}, {}),
                    std::logic_error);
}

TEST_CASE("who reads gzip") {
    struct Row {
        const char* header;
        bool reads;
    };
    const auto row = GENERATE(values<Row>({
        {"gzip", true},
        {"deflate, gzip;q=0.5, br", true},
        {"gzip; q=1.0", true},
        {"gzip;q=0", false},
        {"gzip;q=0.000", false},
        {"br", false},
        {"xgzip", false},
        {"", false},
    }));
    CAPTURE(row.header);
    const std::string header = row.header;
    CHECK(web::accepts_gzip(&header) == row.reads);
}
