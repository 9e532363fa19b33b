// Three pages as they are sent, approved as files.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "tests/support/golden.h"
#include "tests/web/pages/paper_browser.h"

namespace {

constexpr char coordinator[] = "coordinadora-integridad";
constexpr char planning[] = "director-ogppd";
constexpr char legal[] = "directora-ogaj";

void check_page_golden(const std::string& name, const std::string& html) {
    const auto difference = golden_difference(
        std::filesystem::path(VISADO_SOURCE_DIR) / "tests/web/pages/golden", name, readable(html));
    INFO(difference.value_or(""));
    CHECK(!difference);
}

void one_round(Office& office) {
    office.opens(coordinator, "programa-integridad", {{"title", "Programa de Integridad 2023"}});
    office.does(coordinator, "importar",
                {{"acciones", engine::Value::array({{{"codigo", "AOE.1.1"},
                                                     {"componente", "C.1 Compromiso"},
                                                     {"objetivo", "Fortalecer la integridad"},
                                                     {"accion", "Crear la Oficina"},
                                                     {"meta", "1 informe"},
                                                     {"trim2", "X"}}})}});
    office.does(coordinator, "enviar", {{"resumen", "Primera versión"}});
    office.comes("2023-05-24");
    office.does(planning, "ogppd.favorable", {{"informe_numero", "0231-2023-OGPPD"}},
                "Las metas son consistentes con el POI.");
}

}  // namespace

TEST_CASE("bandeja, expediente and act form read as approved") {
    Office office("2023-05-17");
    PaperBrowser browser(office);
    one_round(office);
    check_page_golden("bandeja.html", browser.get(legal, "/bandeja").body);
    check_page_golden("expediente.html", browser.get(legal, browser.case_path()).body);
    check_page_golden("acto.html", browser.get(legal, browser.act_path("ogaj.observar")).body);
}

// Writes pages as files to be looked at in a browser: VISADO_PAGES names the folder.
TEST_CASE("pages for looking at", "[.pictures]") {
    const char* folder = std::getenv("VISADO_PAGES");
    REQUIRE(folder != nullptr);
    const auto write = [&](const std::string& name, const std::string& html) {
        std::ofstream(std::filesystem::path(folder) / name) << html;
    };
    Office office("2023-05-17");
    PaperBrowser browser(office);
    one_round(office);
    write("bandeja.html", browser.get(legal, "/bandeja").body);
    write("vacia.html", browser.get("jefe-oi", "/bandeja").body);
    write("expediente.html", browser.get(legal, browser.case_path()).body);
    write("acto.html", browser.get(legal, browser.act_path("ogaj.observar")).body);
    write("diagrama.html", browser.get(legal, browser.case_path() + "/diagrama").body);
    write("cargo.html", browser.get(legal, browser.case_path() + "/cargo/4").body);
    write("verificacion.html",
          browser.get("", "/verificacion?codigo=" + office.state().newest("informe")->code).body);
    write("expedientes.html", browser.get(legal, "/expedientes").body);
    write("nuevo.html", browser.get(coordinator, "/expedientes/nuevo").body);
    write("prohibido.html", browser.get(planning, browser.act_path("ogaj.observar")).body);
    auto sent = hidden_fields(browser.get(legal, browser.act_path("ogaj.observar")).body);
    sent.emplace_back("d.observaciones.0", "");
    sent.emplace_back("paso", "revisar");
    write("invalido.html", browser.post(legal, browser.act_path("ogaj.observar"), sent).body);
    sent[sent.size() - 2].second = "Precisar el trimestre de la acción AOE.1.1.";
    const auto review = browser.post(legal, browser.act_path("ogaj.observar"), sent);
    write("revisar.html", review.body);
    office.does(coordinator, "recoger", engine::Value::object(), "Se corrige una meta");
    office.does(coordinator, "enviar", {{"resumen", "Segunda versión"}});
    auto confirmed = hidden_fields(review.body);
    confirmed.emplace_back("paso", "confirmar");
    write("conflicto.html", browser.post(legal, browser.act_path("ogaj.observar"), confirmed).body);
}
