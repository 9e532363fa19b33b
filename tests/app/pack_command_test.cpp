// What goes to a system without an API, taken from the command line.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "engine/base/sha256.h"
#include "engine/base/value.h"
#include "forms/zip_parts.h"
#include "tests/app/visado_program.h"
#include "tests/support/temporary_directory.h"

using Catch::Contains;

namespace {

namespace fs = std::filesystem;

class House {
 public:
    House() {
        REQUIRE(run({"org", "load",
                     (fs::path(VISADO_SOURCE_DIR) /
                      "workflows/programa-integridad/demo/organizacion.json")
                         .string()})
                    .exit_code == 0);
        const auto opened =
            run({"start", "programa-integridad", "--as", "coordinadora-integridad", "--json"});
        REQUIRE(opened.exit_code == 0);
        number = std::to_string(engine::Value::parse(opened.out).at("case").get<int>());
    }
    ProgramRun run(std::vector<std::string> words) const {
        return visado(std::move(words),
                      {{{"VISADO_DATA", (folder.path() / "data").string()},
                        {"VISADO_WORKFLOWS", (fs::path(VISADO_SOURCE_DIR) / "workflows").string()}},
                       ""});
    }
    std::string file(const char* name) const { return (folder.path() / name).string(); }

    const TemporaryDirectory folder;
    std::string number;  // of the case
};

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

}  // namespace

TEST_CASE("a pack of a case is the same file each time, and its list of hashes holds") {
    const House house;
    const auto made = house.run(
        {"export", "--case", house.number, "--pack", "completo", "--out", house.file("a.zip")});
    INFO(made.err);
    REQUIRE(made.exit_code == 0);
    REQUIRE(house
                .run({"export", "--case", house.number, "--pack", "completo", "--out",
                      house.file("b.zip")})
                .exit_code == 0);
    const std::string bytes = bytes_of(house.file("a.zip"));
    CHECK(bytes == bytes_of(house.file("b.zip")));
    auto parts = forms::ZipParts::open(bytes, "a.zip");
    REQUIRE(parts);
    const auto list = parts->read("SHA256SUMS");
    REQUIRE(list);
    std::istringstream lines(*list);
    int files = 0;
    for (std::string line; std::getline(lines, line); ++files) {
        CAPTURE(line);
        const auto part = parts->read(line.substr(66));
        REQUIRE(part);
        CHECK(engine::sha256_hex(*part) == line.substr(0, 64));
    }
    CHECK(files >= 2);
}

TEST_CASE("a pack that cannot be made is refused with its reason, and leaves no file") {
    const House house;
    const std::string out = house.file("x.zip");
    const auto [words, said] = GENERATE(table<std::vector<std::string>, std::string>({
        {{"export", "--case", "N", "--pack", "no-existe"}, "no-existe"},
        {{"export", "--case", "700", "--pack", "completo"}, "700"},
        {{"export", "no-existe", "--pack", "pte"}, "no-existe"},
        {{"export", "recomendacion-control", "--pack", "no-existe"}, "no-existe"},
    }));
    auto with_out = words;
    std::replace(with_out.begin(), with_out.end(), std::string("N"), house.number);
    with_out.insert(with_out.end(), {"--out", out});
    const auto refused = house.run(with_out);
    CAPTURE(words);
    CHECK(refused.exit_code == 1);
    CHECK_THAT(refused.err, Contains(said));
    CHECK_FALSE(fs::exists(out));
}
