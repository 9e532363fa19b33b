#include "web/http/clean_text.h"

#include <string>

#include <catch2/catch.hpp>

TEST_CASE("pasted text is cleaned, not refused") {
    using namespace std::string_literals;
    CHECK(web::clean_text("uno\r\n\tdos ñ 😀") == "uno\r\n\tdos ñ 😀");
    CHECK(web::clean_text("uno\vdos\ftres") == "uno\ndos\ntres");
    CHECK(web::clean_text("a\x1B[31mb\x7F") == "a[31mb");
    CHECK(web::clean_text("a\u0085b\u009Bc") == "a\nbc");
    CHECK_FALSE(web::clean_text("a\0b"s));
    CHECK_FALSE(web::clean_text("a\xC3"));
}

TEST_CASE("a long file name keeps to its limit in whole characters") {
    const auto name = web::shown_file_name(std::string(254, 'a') + "ñ.pdf");
    CHECK(name.size() <= 255);
    CHECK(web::clean_text(name) == name);
}
