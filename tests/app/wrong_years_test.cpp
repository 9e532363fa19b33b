// A year with something wrong in its files is refused before anything is played, with the place.
#include <fstream>

#include <catch2/catch.hpp>

#include "app/story_year.h"
#include "tests/app/visado_program.h"
#include "tests/support/temporary_directory.h"

using Catch::Contains;

namespace {

struct YearFolder {
    explicit YearFolder(const std::string& track) {
        std::ofstream(folder.path() / "10-matriz.json") << track;
    }
    std::string refusals() const {
        const auto year = app::read_year(folder.path());
        std::string lines;
        if (!year)
            for (const auto& each : year.error()) lines += engine::to_line(each) + "\n";
        return lines;
    }
    TemporaryDirectory folder;
};

}  // namespace

TEST_CASE("files of a year that are wrong are refused with file, step and reason") {
    const auto [track, said] = GENERATE(table<std::string, std::string>({
        {"{\"track\": \"Matriz\"", "10-matriz.json"},
        {"[1, 2]", "Se espera"},
        {R"({"track": "Matriz", "steps": []})", "Se espera"},
        {R"({"track": "Matriz", "steps": [{"date": "2023-07-17"}], "paso": 1})", "«paso»"},
        {R"({"track": "Matriz", "steps": [{"act": "enviar"}]})",
         "paso 1: El primer paso no tiene día"},
        {R"({"track": "Matriz", "steps": [{"date": "2023-02-30"}]})", "no es un día"},
        {R"({"track": "Matriz", "steps": [{"date": 7}]})", "no es un día"},
        {R"({"track": "Matriz", "steps": [{"date": "2023-07-17"}, 3]})", "paso 2"},
        {R"({"track": "Matriz", "steps": [{"date": "2023-07-17"}, {"date": "2023-07-14"}]})",
         "paso 2: 2023-07-14 es anterior"},
    }));
    CAPTURE(track);
    CHECK_THAT(YearFolder(track).refusals(), Contains("10-matriz.json") && Contains(said));
    CHECK(YearFolder(R"({"track": "Matriz", "steps": [{"date": "2023-07-17"}, {}]})")
              .refusals()
              .empty());
}

TEST_CASE("the command refuses a folder without a year, and its exit says so") {
    const TemporaryDirectory folder;
    const auto run =
        visado({"scenario", "--year", (folder.path() / "nada").string()},
               {{{"VISADO_WORKFLOWS", std::string(VISADO_SOURCE_DIR) + "/workflows"}}, ""});
    CHECK(run.exit_code == 1);
    CHECK_THAT(run.err, Contains("No hay un año que representar") && Contains("workflows/anio"));
}
