#include "web/router.h"

#include <stdexcept>
#include <string>

#include <catch2/catch.hpp>

namespace {

web::Route line(const std::string& method, const std::string& pattern) {
    return {method, pattern, web::Access::open, nullptr, ""};
}

web::Routes table() {
    return {line("GET", "/"),
            line("GET", "/expedientes"),
            line("GET", "/expedientes/{expediente}"),
            line("GET", "/expedientes/nuevo"),
            line("POST", "/expedientes/{expediente}/{acto}"),
            line("POST", "/expedientes/{expediente}/comentar"),
            line("GET", "/{seccion}/ayuda")};
}

}  // namespace

TEST_CASE("which line of the table answers an address") {
    struct Row {
        const char *method, *path, *pattern;
    };
    const auto row = GENERATE(values<Row>({
        {"GET", "/", "/"},
        {"GET", "/expedientes", "/expedientes"},
        {"GET", "/expedientes/", "/expedientes"},
        {"GET", "/expedientes/12", "/expedientes/{expediente}"},
        {"GET", "/expedientes/nuevo", "/expedientes/nuevo"},
        {"GET", "/expedientes/ayuda", "/expedientes/{expediente}"},
        {"GET", "/bandeja/ayuda", "/{seccion}/ayuda"},
        {"POST", "/expedientes/12/visar", "/expedientes/{expediente}/{acto}"},
        {"POST", "/expedientes/12/comentar", "/expedientes/{expediente}/comentar"},
    }));
    CAPTURE(row.method, row.path);
    const web::Router router(table());
    const auto found = router.find(row.method, row.path);
    REQUIRE(found.route != nullptr);
    CHECK(found.route->pattern == row.pattern);
}

TEST_CASE("what a pattern names is given by name") {
    const web::Router router(table());
    const auto found = router.find("POST", "/expedientes/12/visar todo");
    CHECK(found.matched ==
          std::map<std::string, std::string>{{"expediente", "12"}, {"acto", "visar todo"}});
}

TEST_CASE("addresses that are not answered, and what they would allow") {
    struct Row {
        const char *method, *path, *allowed;
    };
    const auto row = GENERATE(values<Row>({
        {"GET", "/no", ""},
        {"GET", "/expedientes//", ""},
        {"GET", "//expedientes", ""},
        {"GET", "/expedientes/12/visar/mas", ""},
        {"POST", "/expedientes/12", "GET, HEAD"},
        {"GET", "/expedientes/12/visar", "POST"},
        {"POST", "/expedientes/nuevo", "GET, HEAD"},
    }));
    CAPTURE(row.method, row.path);
    const web::Router router(table());
    const auto found = router.find(row.method, row.path);
    CHECK(found.route == nullptr);
    CHECK(found.allowed == row.allowed);
}

TEST_CASE("two lines may not claim the same addresses") {
    web::Routes routes = table();
    routes.push_back(line("GET", "/expedientes/{numero}"));
    CHECK_THROWS_AS(web::Router(routes), std::logic_error);
}
