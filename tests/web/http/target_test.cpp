#include "web/http/target.h"

#include <string>

#include <catch2/catch.hpp>

#include "web/http/percent.h"
#include "web/http/response.h"

TEST_CASE("which addresses are understood, and as what") {
    struct Row {
        const char* target;
        const char* path;  // null: refused
    };
    const auto row = GENERATE(values<Row>({
        {"/", "/"},
        {"/expedientes/12", "/expedientes/12"},
        {"/a%20b", "/a b"},
        {"/sesi%C3%B3n", "/sesión"},
        {"/a//b", "/a//b"},
        {"/a/", "/a/"},
        {"/...", "/..."},
        {"/a%3Fb", "/a?b"},
        {"/a;b", "/a;b"},
        {"", nullptr},
        {"a", nullptr},
        {"*", nullptr},
        {"//../etc/passwd", nullptr},
        {"/..", nullptr},
        {"/../etc/passwd", nullptr},
        {"/recursos/../../etc/passwd", nullptr},
        {"/recursos/%2e%2e/etc", nullptr},
        {"/recursos/.%2E/etc", nullptr},
        {"/a/./b", nullptr},
        {"/a%2Fb", nullptr},
        {"/a%2fb", nullptr},
        {"/..%2f..%2fetc", nullptr},
        {"/a%5Cb", nullptr},
        {"/a\\b", nullptr},
        {"/a%00b", nullptr},
        {"/a%0Ab", nullptr},
        {"/a%7Fb", nullptr},
        {"/a%C2%85b", nullptr},
        {"/a%FFb", nullptr},
        {"/a%C0%AFb", nullptr},
        {"/a%C0%AE%C0%AE/b", nullptr},
        {"/a%ED%A0%80", nullptr},
        {"/a%", nullptr},
        {"/a%4", nullptr},
        {"/a%zz", nullptr},
        {"/a#b", nullptr},
        {"/a b", nullptr},
        {"/señor", nullptr},
        {"/<script>", nullptr},
        {"/a\"b", nullptr},
    }));
    CAPTURE(row.target);
    const auto target = web::read_target(row.target, web::Limits{});
    CHECK(bool(target) == (row.path != nullptr));
    if (target && row.path != nullptr) CHECK(target->path == row.path);
    if (!target) CHECK(target.error().status == 400);
}

TEST_CASE("how a query is read") {
    struct Row {
        const char* query;
        web::Pairs pairs;
    };
    const auto row = GENERATE(values<Row>({
        {"", {}},
        {"&&", {}},
        {"a", {{"a", ""}}},
        {"a=", {{"a", ""}}},
        {"=b", {{"", "b"}}},
        {"a=b=c", {{"a", "b=c"}}},
        {"a=1&a=2", {{"a", "1"}, {"a", "2"}}},
        {"q=uno+dos%2B", {{"q", "uno dos+"}}},
        {"t=1%0D%0A2%093", {{"t", "1\r\n2\t3"}}},
        {"t=1%0B2%0C3", {{"t", "1\n2\n3"}}},
        {"t=1%012%1B3%7F", {{"t", "123"}}},
    }));
    CAPTURE(row.query);
    const auto pairs = web::read_pairs(row.query, 10);
    REQUIRE(pairs);
    CHECK(*pairs == row.pairs);
}

TEST_CASE("which queries are refused") {
    struct Row {
        const char* query;
        int status;
    };
    const auto row = GENERATE(values<Row>({
        {"a=%", 400},
        {"a=%G0", 400},
        {"a=%FF", 400},
        {"%FF=a", 400},
        {"a=%00", 400},
        {"a&b&c&d", 413},
    }));
    CAPTURE(row.query);
    const auto pairs = web::read_pairs(row.query, 3);
    REQUIRE_FALSE(pairs);
    CHECK(pairs.error().status == row.status);
}

TEST_CASE("text is encoded for an address and comes back") {
    const std::string text = "uno/dos ñ%&=?#\"<>\r\n";
    CHECK(web::percent_decoded(web::percent_encoded(text)) == text);
    CHECK(web::percent_encoded("a b/ñ") == "a%20b%2F%C3%B1");
}

TEST_CASE("where a redirection leads") {
    struct Row {
        const char *path, *location;
    };
    const auto row = GENERATE(values<Row>({
        {"/bandeja", "/bandeja"},
        {"/expedientes/12?ver=todo&q=%C3%B1", "/expedientes/12?ver=todo&q=%C3%B1"},
        {"/sesión", "/sesi%C3%B3n"},
        {"/a\r\nSet-Cookie: x=1", "/a%0D%0ASet-Cookie:%20x=1"},
        {"//otro.pe/", "/"},
        {"/\\otro.pe/", "/"},
        {"https://otro.pe/", "/"},
        {"", "/"},
    }));
    CAPTURE(row.path);
    const auto response = web::see_other(row.path);
    CHECK(response.status == 303);
    CHECK(response.headers.at(0).second == row.location);
}
