#include "tests/support/golden.h"

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "tests/support/temporary_directory.h"

namespace {

std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a text without an approved file is written beside where it would be") {
    const TemporaryDirectory folder;
    const auto difference = golden_difference(folder.path(), "a/b.txt", "uno\n");
    REQUIRE(difference);
    CHECK(difference->find("not approved yet") != std::string::npos);
    CHECK(read(folder.path() / "a/b.txt.received") == "uno\n");
}

TEST_CASE("a difference names the first line and leaves what was received, approval clears it") {
    const TemporaryDirectory folder;
    std::ofstream(folder.path() / "b.txt") << "uno\ndos\n";

    const auto difference = golden_difference(folder.path(), "b.txt", "uno\ntres\n");
    REQUIRE(difference);
    CHECK(difference->find("line 2\n  approved: dos\n  received: tres") != std::string::npos);
    CHECK(read(folder.path() / "b.txt.received") == "uno\ntres\n");

    std::filesystem::rename(folder.path() / "b.txt.received", folder.path() / "b.txt");
    CHECK(golden_difference(folder.path(), "b.txt", "uno\ntres\n") == std::nullopt);
    CHECK(golden_difference(folder.path(), "b.txt", "uno\ntres"));
    CHECK(golden_difference(folder.path(), "b.txt", "uno\n"));
}
