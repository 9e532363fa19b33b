// The time to come is seen on a copy: the store itself stays as it was.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "app/store_clock.h"
#include "engine/base/value.h"
#include "engine/calendar/lima_time.h"
#include "tests/app/visado_program.h"
#include "tests/support/temporary_directory.h"

namespace {

namespace fs = std::filesystem;
using engine::Value;

class House {
 public:
    // The program's clock begins at noon of 1 June 2026.
    House() {
        fs::create_directories(folder.path() / "data");
        app::mark_as_demo(folder.path() / "data",
                          engine::calendar::at(*engine::calendar::parse_date("2026-06-01"),
                                               std::chrono::hours(12)));
        REQUIRE(run({"org", "load",
                     (fs::path(VISADO_SOURCE_DIR) /
                      "workflows/programa-integridad/demo/organizacion.json")
                         .string()})
                    .exit_code == 0);
    }
    ProgramRun run(std::vector<std::string> words) const {
        return visado(std::move(words),
                      {{{"VISADO_DATA", (folder.path() / "data").string()},
                        {"VISADO_WORKFLOWS", (fs::path(VISADO_SOURCE_DIR) / "workflows").string()}},
                       ""});
    }

    const TemporaryDirectory folder;
};

}  // namespace

TEST_CASE("next year is simulated on a copy, with what opens by itself") {
    const House house;
    REQUIRE(house.run({"agenda", "activate", "sci-evaluacion"}).exit_code == 0);
    const std::string picture = (house.folder.path() / "carga.svg").string();
    const auto before = house.run({"verify", "--json"}).out;
    const auto seen = house.run(
        {"simulate", "--from", "2027-01-01", "--to", "2027-03-31", "--picture", picture, "--json"});
    INFO(seen.err);
    REQUIRE(seen.exit_code == 0);
    const Value forecast = Value::parse(seen.out);
    REQUIRE(forecast.at("openings").size() == 1);
    CHECK(forecast["openings"][0].at("title") ==
          "Evaluación anual del Sistema de Control Interno, enero de 2027");
    CHECK(forecast["openings"][0].at("day") == "2027-01-04");
    int waiting = 0;
    for (const auto& [unit, weeks] : forecast.at("units").items())
        for (const auto& week : weeks) waiting += week.at("waiting").get<int>();
    CHECK(waiting > 0);
    std::ifstream file(picture);
    std::ostringstream svg;
    svg << file.rdbuf();
    CHECK_THAT(svg.str(), Catch::StartsWith("<svg ") && Catch::Contains("Carga por oficina"));
    CHECK(house.run({"verify", "--json"}).out == before);
}

TEST_CASE("what cannot be simulated is refused with the reason") {
    const House house;
    const auto past = house.run({"simulate", "--from", "2020-01-01", "--to", "2020-02-01"});
    CHECK(past.exit_code == 1);
    CHECK_THAT(past.err, Catch::Contains("Esa fecha ya pasó"));
    const auto beyond = house.run({"simulate", "--from", "2099-01-01", "--to", "2099-02-01"});
    CHECK(beyond.exit_code == 1);
    CHECK_THAT(beyond.err, Catch::Contains("calendario de feriados llega hasta"));
    CHECK(house.run({"simulate", "--from", "2027-02-01", "--to", "2027-01-01"}).exit_code == 2);
    const auto no_day = house.run({"simulate", "--from", "2027-02-30", "--to", "2027-03-01"});
    CHECK(no_day.exit_code == 2);
    CHECK_THAT(no_day.err, Catch::Contains("--from"));
    const auto no_store = house.run({"simulate", "--from", "2027-01-01", "--to", "2027-01-05",
                                     "--data", (house.folder.path() / "nada").string()});
    CHECK(no_store.exit_code == 1);
    // The picture that cannot be kept does not take the figures with it.
    const auto no_place = house.run({"simulate", "--from", "2027-01-01", "--to", "2027-01-05",
                                     "--picture", "/dev/null/carga.svg"});
    CHECK(no_place.exit_code == 1);
    CHECK_THAT(no_place.out, Catch::Contains("si nadie actuara"));
    CHECK_THAT(no_place.err, Catch::Contains("/dev/null/carga.svg"));
}
