// Scenarios of cases that open others, and that a scenario which is wrong says so. The packages'
// own are tests by themselves (CMakeLists.txt).
#include "app/scenario_player.h"

#include <catch2/catch.hpp>

#include "app/input_file.h"
#include "app/scenario_command.h"

namespace {

using engine::Value;

const std::filesystem::path packages = std::filesystem::path(VISADO_SOURCE_DIR) / "workflows";

Value of_the_programme(Value steps) {
    return {{"package", "programa-integridad"},
            {"date", "2023-06-01"},
            {"people",
             {{"ana", {{"roles", Value::array({"oficial"})}}},
              {"pia", {{"roles", Value::array({"ogppd"})}}}}},
            {"open", {{"by", "ana"}}},
            {"scenarios", Value::array({{{"name", "prueba"}, {"steps", std::move(steps)}}})}};
}

std::string what_fails(Value steps) {
    const auto report =
        app::play_scenarios(of_the_programme(std::move(steps)), "prueba.json", {packages, ""});
    CHECK(report.played == 1);
    std::string lines;
    for (const auto& each : report.failures) lines += engine::to_line(each) + "\n";
    return lines;
}

}  // namespace

// Cases that open others; packages of the tests, with scenarios like any other's.
TEST_CASE("a case opens others, hears of them and lets them go") {
    const auto folder = std::filesystem::path(VISADO_SOURCE_DIR) / "tests/app/packages";
    for (const auto& path : app::scenario_files(folder)) {
        const auto file = app::read_json_input(path.string());
        REQUIRE(file);
        const auto report = app::play_scenarios(*file, path.string(), {folder, ""});
        CHECK(report.played > 0);
        for (const auto& failure : report.failures) FAIL_CHECK(engine::to_line(failure));
    }
}

TEST_CASE("a scenario that does not hold says what was expected and what there is") {
    struct Row {
        Value step;
        std::string words;
    };
    const std::vector<Row> rows{
        {{{"states", Value::array({"subsanacion"})}},
         R"(estados: se esperaba ["subsanacion"] y hay ["elaboracion"])"},
        {{{"tasks", Value::array()}}, R"(tareas abiertas: se esperaba [] y hay ["elaborar"])"},
        {{{"opened", {{"elaborar", 2}}}}, "veces que se abrió «elaborar»: se esperaba 2 y hay 1"},
        {{{"due", {{"plazo_ogppd", "2023-06-12"}}}}, R"(se esperaba "2023-06-12" y hay null)"},
        {{{"values", {{"observaciones", 3}}}}, "observaciones: se esperaba 3"},
        {{{"status", "Aprobado"}}, R"(situación: se esperaba "Aprobado")"},
        {{{"ended", true}}, "terminado: se esperaba true y hay false"},
        {{{"cases", {{"programa-integridad", 2}}}}, "se esperaba 2 y hay 1"},
        {{{"offers", {{"pia", Value::array({"enviar"})}}}}, "actos de pia"},
        {{{"documents", {{"informe", {{"version", 1}}}}}}, "no se emitió el documento «informe»"},
        {{{"mails", Value::array({"observado"})}}, "no se escribió el correo \"observado\""},
        {{{"act", "enviar"}, {"by", "pia"}}, "rechazado: "},
        {{{"act", "enviar"}, {"by", "pia"}, {"refused", "separación"}}, "por otra razón"},
        {{{"act", "desistir"}, {"by", "ana"}, {"refused", "rol"}}, "debía rechazarse"},
        {{{"estado", "elaboracion"}}, "no se conoce «estado»"},
        {{{"date", "31/06/2023"}}, "no es un día"},
        {{{"case", {{"package", "programa-integridad"}, {"number", 2}}}}, "no hay un expediente"},
    };
    for (const auto& row : rows) {
        INFO(row.step.dump());
        CHECK_THAT(what_fails(Value::array({row.step})), Catch::Contains(row.words));
        CHECK_THAT(what_fails(Value::array({row.step})), Catch::Contains("«prueba», paso 1"));
    }
}
