// Approving draws the number of a resolution. The process is killed at every SQL statement of it;
// then the same act is sent again with the same key.
#include <filesystem>

#include <catch2/catch.hpp>

#include "tests/support/office.h"
#include "tests/support/program.h"

namespace {

namespace fs = std::filesystem;

const fs::path workflows_folder = fs::path(VISADO_SOURCE_DIR) / "workflows";

void prepare(const fs::path& data) {
    Office office("2023-06-01");
    office.opens("coordinadora-integridad", "programa-integridad");
    office.does("coordinadora-integridad", "importar",
                {{"acciones", engine::Value::array({{{"componente", "C.1"},
                                                     {"objetivo", "OE.1."},
                                                     {"accion", "Elaborar"},
                                                     {"meta", "1"}}})},
                 {"dudas", engine::Value::array()}});
    office.does("coordinadora-integridad", "enviar");
    office.does("director-ogppd", "ogppd.favorable");
    office.does("directora-ogaj", "ogaj.favorable");
    office.does("abogado-ogaj", "visado.dar");
    office.does("coordinadora-integridad", "elevar");
    REQUIRE(office.current.value == 3);
    fs::copy(office.directory() / "data", data, fs::copy_options::recursive);
}

ProgramRun approve(const fs::path& data, long statement) {
    return run_program(
        {ACT_PROBE, data.string(), workflows_folder.string(), std::to_string(statement)});
}

}  // namespace

TEST_CASE("killed at any statement of an approval, the number is neither lost nor given twice") {
    TemporaryDirectory prepared;
    prepare(prepared.path() / "data");
    long statement = 1;
    for (;; ++statement) {
        CAPTURE(statement);
        TemporaryDirectory folder;
        const auto data = folder.path() / "data";
        fs::copy(prepared.path() / "data", data, fs::copy_options::recursive);
        const auto killed = approve(data, statement);
        if (killed.exit_code == 0) break;
        REQUIRE(killed.exit_code == 137);
        REQUIRE(killed.out.empty());  // acknowledged only when it is over

        const auto again = approve(data, 0);
        REQUIRE(again.err == "");
        REQUIRE(again.out.starts_with("001-2023-MINCETUR/SG\n"));
        const auto report = workflows::verify_installation(data);
        REQUIRE(report.in_order());
    }
    CHECK(statement > 20);  // the probe really counts
}
