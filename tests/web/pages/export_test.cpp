// Files that take a while: made when the page is left, as whoever asked, and for her alone.
#include <filesystem>

#include <catch2/catch.hpp>

#include "engine/base/sha256.h"
#include "forms/zip_parts.h"
#include "tests/web/pages/back_office.h"
#include "web/jobs/downloads.h"

using Catch::Contains;

namespace {

constexpr char stranger[] = "jefa-oasa";

void writes_a_programme(Office& office, int actions) {
    office.opens(coordinator_of_integrity, "programa-integridad", {{"title", "Programa 2023"}});
    auto rows = engine::Value::array();
    for (int i = 0; i < actions; ++i)
        rows.push_back({{"codigo", "AOE.1." + std::to_string(i + 1)},
                        {"componente", "C.1 Compromiso"},
                        {"objetivo", "Fortalecer <la> integridad"},
                        {"accion", "=Crear la Oficina"},
                        {"meta", "1 informe"},
                        {"trim2", "X"}});
    office.does(coordinator_of_integrity, "importar", {{"acciones", rows}});
    office.does(coordinator_of_integrity, "enviar", {{"resumen", "Primera versión"}});
}

std::string header(const web::Response& response, const std::string& wanted) {
    for (const auto& [name, value] : response.headers) {
        if (name == wanted) return value;
    }
    return "";
}

}  // namespace

TEST_CASE("a case's whole file is prepared, waited for, and proves itself") {
    BackOffice back("2023-05-17");
    writes_a_programme(back.office, 2);
    const std::string path = back.browser.case_path();
    CHECK_THAT(back.get(coordinator_of_integrity, path).body, Contains(path + "/exportar"));
    const auto asked = back.post(coordinator_of_integrity, path + "/exportar", {});
    REQUIRE(asked.status == 303);
    const std::string job = location(asked);
    // Pressing again leads to the same work, and the page comes again by itself.
    CHECK(location(back.post(coordinator_of_integrity, path + "/exportar", {})) == job);
    const auto waiting = back.get(coordinator_of_integrity, job);
    CHECK_THAT(waiting.body, Contains("En espera") && Contains("Puede dejar esta página"));
    CHECK(header(waiting, "Refresh") == "3");
    CHECK(back.get(coordinator_of_integrity, job + "/archivo").status == 404);

    REQUIRE(back.jobs.run_next());
    CHECK_FALSE(back.jobs.run_next());
    CHECK_THAT(back.get(coordinator_of_integrity, job).body, Contains("Terminada") &&
                                                                 Contains(job + "/archivo") &&
                                                                 Contains("Descargar el archivo"));
    const auto file = back.get(coordinator_of_integrity, job + "/archivo");
    REQUIRE(file.status == 200);
    CHECK(file.media_type == "application/zip");
    CHECK_THAT(header(file, "Content-Disposition"), Contains("expediente-"));
    auto parts = forms::ZipParts::open(file.body, "archivo");
    REQUIRE(parts);
    const auto list = parts->read("SHA256SUMS");
    REQUIRE(list);
    std::istringstream lines(*list);
    int files = 0;
    for (std::string line; std::getline(lines, line); ++files) {
        const auto bytes = parts->read(line.substr(66));
        CAPTURE(line);
        REQUIRE(bytes);
        CHECK(engine::sha256_hex(*bytes) == line.substr(0, 64));
    }
    CHECK(files >= 3);
    CHECK_THAT(*list, Contains("documentos/01-") && Contains("LEAME.txt"));
    CHECK_THAT(*parts->read("bitacora.txt"), Contains("abre el expediente") && Contains("huella "));
    CHECK_THAT(*parts->read("LEAME.txt"),
               Contains("Programa 2023") && Contains("Cabeza del registro"));

    // Nobody else gets it, the administrator neither, who may see that the work was done.
    CHECK(back.get(administrator, job).status == 200);
    CHECK(back.get(administrator, job + "/archivo").status == 404);
    CHECK(back.get(stranger, job + "/archivo").status == 404);
}

TEST_CASE("a case that one may not read is not exported, also when that came later") {
    BackOffice back("2023-05-17");
    writes_a_programme(back.office, 1);
    CHECK(back.post(stranger, back.browser.case_path() + "/exportar", {}).status == 404);
    // She gives legal opinions for some minutes.
    const auto with_roles = [&](engine::Value roles) {
        auto organization = Office::demo_organization();
        for (auto& each : organization["people"]) {
            if (each["id"] == stranger) each["roles"] = roles;
        }
        REQUIRE(back.office.cases().administer(workflows::organization_kind, "organizacion.cargar",
                                               workflows::console_actor, std::move(organization)));
    };
    with_roles(engine::Value::array({"ogaj"}));
    const auto asked = back.post(stranger, back.browser.case_path() + "/exportar", {});
    REQUIRE(asked.status == 303);
    with_roles(engine::Value::array());
    REQUIRE(back.jobs.run_next());
    const auto page = back.get(stranger, location(asked)).body;
    CHECK_THAT(page, Contains("No se pudo terminar") && Contains("No existe el expediente") &&
                         Contains("Volver") && !Contains("Programa 2023"));
    CHECK(back.get(stranger, location(asked) + "/archivo").status == 404);
}

TEST_CASE("a table is taken away in three formats, prepared beside the page") {
    BackOffice back("2023-05-17");
    writes_a_programme(back.office, 3);
    const auto page = back.get(coordinator_of_integrity, back.browser.case_path()).body;
    const std::string mark = back.browser.case_path() + "/cuadros/";
    const auto at = page.find(mark);
    REQUIRE(at != std::string::npos);
    const std::string table = page.substr(at, page.find('"', at) - at);
    CHECK_THAT(back.get(coordinator_of_integrity, table).body,
               Contains(table + "?formato=xlsx") && Contains("value=\"pdf\""));
    const auto row = GENERATE(values<std::pair<const char*, const char*>>(
        {{"pdf", "%PDF-"}, {"xlsx", "PK"}, {"csv", ""}}));
    const auto asked =
        back.post(coordinator_of_integrity, table + "/exportar", {{"formato", row.first}});
    REQUIRE(asked.status == 303);
    REQUIRE(back.jobs.run_next());
    INFO(back.get(coordinator_of_integrity, location(asked)).body);
    const auto file = back.get(coordinator_of_integrity, location(asked) + "/archivo");
    REQUIRE(file.status == 200);
    CHECK(file.body.starts_with(row.second));
    CHECK_THAT(header(file, "Content-Disposition"),
               Contains("programa-integridad-") && Contains(std::string(".") + row.first));
    CHECK(back.post(coordinator_of_integrity, table + "/exportar", {{"formato", "exe"}}).status ==
          422);
    CHECK(back.post(stranger, table + "/exportar", {{"formato", "csv"}}).status == 404);
}

TEST_CASE("what was prepared stays three days") {
    const TemporaryDirectory folder;
    const web::Downloads downloads(folder.path());
    const auto key = downloads.keep("bytes");
    CHECK(downloads.read(key) == "bytes");
    CHECK_FALSE(downloads.read("../visado.db"));
    CHECK_FALSE(downloads.read(""));
    namespace fs = std::filesystem;
    const auto file = folder.path() / "descargas" / key;
    CHECK((fs::status(folder.path() / "descargas").permissions() & fs::perms(077)) ==
          fs::perms::none);
    CHECK((fs::status(file).permissions() & fs::perms(077)) == fs::perms::none);
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(73));
    CHECK_FALSE(downloads.read(key));
    downloads.keep("otros");
    CHECK_FALSE(fs::exists(file));
}
