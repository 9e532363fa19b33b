// A backup is made while the office works, and is the office as it stood.
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "engine/base/value.h"
#include "tests/app/visado_program.h"
#include "tests/support/temporary_directory.h"
#include "workflows/installation.h"

namespace {

namespace fs = std::filesystem;

ProgramRun run(std::vector<std::string> words, const std::string& input = "") {
    return visado(
        std::move(words),
        {{{"VISADO_WORKFLOWS", (fs::path(VISADO_SOURCE_DIR) / "workflows").string()}}, input});
}

}  // namespace

TEST_CASE("a backup is made while the store is open, and goes on as the store") {
    const TemporaryDirectory folder;
    const std::string data = (folder.path() / "data").string();
    const std::string copy = (folder.path() / "respaldo").string();
    REQUIRE(
        run({"org", "load", "--data", data,
             (fs::path(VISADO_SOURCE_DIR) / "workflows/programa-integridad/demo/organizacion.json")
                 .string()})
            .exit_code == 0);
    REQUIRE(run({"start", "programa-integridad", "--as", "coordinadora-integridad", "--data", data})
                .exit_code == 0);
    REQUIRE(run({"user", "add", "--person", "jefe-oi", "--login", "jefe-oi", "--data", data,
                 "--password-stdin"},
                "Siete-cerros-verdes-41\n")
                .exit_code == 0);
    const engine::durable::SystemClock clock;
    const workflows::Installation open(data, fs::path(VISADO_SOURCE_DIR) / "workflows", clock);

    const auto made = run({"backup", "--data", data, "--to", copy});
    INFO(made.err);
    REQUIRE(made.exit_code == 0);
    CHECK_THAT(made.out, Catch::Contains("Verificado"));
    CHECK(run({"verify", "--json", "--data", copy}).out ==
          run({"verify", "--json", "--data", data}).out);
    CHECK_THAT(run({"user", "list", "--data", copy}).out, Catch::Contains("jefe-oi"));
    CHECK((fs::status(copy + "/accesos.db").permissions() & fs::perms::others_all) ==
          fs::perms::none);
    CHECK((fs::status(copy).permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
          fs::perms::none);

    const auto again = run({"backup", "--data", data, "--to", copy});
    CHECK(again.exit_code == 1);
    CHECK_THAT(again.err, Catch::Contains("no está vacía"));
    CHECK(run({"backup", "--data", (folder.path() / "nada").string(), "--to", copy + "2"})
              .exit_code == 1);
    CHECK_FALSE(fs::exists(copy + "2"));
}

TEST_CASE("a backup that cannot be finished leaves nothing that looks like one") {
    const TemporaryDirectory folder;
    const fs::path data = folder.path() / "data", copy = folder.path() / "respaldo";
    REQUIRE(
        run({"org", "load", "--data", data.string(),
             (fs::path(VISADO_SOURCE_DIR) / "workflows/programa-integridad/demo/organizacion.json")
                 .string()})
            .exit_code == 0);
    const fs::path file = folder.path() / "archivo";
    std::ofstream(file) << "no es una carpeta";
    const auto below =
        run({"backup", "--data", data.string(), "--to", (file / "respaldo").string()});
    CHECK(below.exit_code == 1);
    CHECK_THAT(below.err, Catch::Contains("No se pudo escribir el respaldo") &&
                              Catch::Contains("archivo/respaldo"));
    CHECK(run({"backup", "--data", data.string(), "--to", file.string()}).exit_code == 1);

    std::ofstream(data / "accesos.db") << "esto no es una base de datos";
    CHECK(run({"backup", "--data", data.string(), "--to", copy.string()}).exit_code != 0);
    CHECK_FALSE(fs::exists(copy));
}
