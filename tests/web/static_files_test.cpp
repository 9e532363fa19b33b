#include "web/static_files.h"

#include <fstream>
#include <iterator>
#include <sstream>

#include <Poco/InflatingStream.h>
#include <catch2/catch.hpp>

TEST_CASE("every file is embedded as it stands in the tree, also packed") {
    REQUIRE_FALSE(web::static_files().empty());
    for (const auto& file : web::static_files()) {
        CAPTURE(file.name);
        std::ifstream in(std::string(VISADO_SOURCE_DIR) + "/web/static/" + std::string(file.name),
                         std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        CHECK(file.bytes == bytes);
        std::istringstream packed{std::string(file.packed)};
        Poco::InflatingInputStream stream(packed, Poco::InflatingStreamBuf::STREAM_GZIP);
        const std::string unpacked{std::istreambuf_iterator<char>(stream), {}};
        CHECK(unpacked == bytes);
    }
}

TEST_CASE("the address of a file says its contents") {
    const auto& file = web::static_files().front();
    const auto address = web::asset(std::string(file.name));
    CHECK_THAT(address, Catch::StartsWith("/recursos/") && Catch::Contains(std::string(file.hash)));
    CHECK_THROWS_AS(web::asset("no-existe.css"), std::out_of_range);
}
