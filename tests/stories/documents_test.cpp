// The documents of the demo's dossier: their text as people read it, and their bytes again.
#include <filesystem>
#include <fstream>
#include <regex>

#include <catch2/catch.hpp>

#include "tests/support/golden.h"
#include "tests/support/office.h"
#include "tests/support/program.h"
#include "workflows/pdf_check.h"
#include "workflows/pdf_delivery.h"
#include "workflows/table_import.h"

namespace {

using engine::Value;
namespace fs = std::filesystem;

Value programme_2023(Office& office) {
    const auto package = office.installation().catalog().find("programa-integridad");
    REQUIRE(package);
    const auto definition = workflows::find_import(**package, "matriz");
    REQUIRE(definition);
    const auto file =
        workflows::read_table_file(office.installation().catalog().folder() /
                                   "programa-integridad/data/programa_integridad_2023.csv");
    REQUIRE(file);
    const auto imported = workflows::import_table(**package, *definition, *file);
    REQUIRE(imported);
    return imported->data;
}

void takes_numbers(Office& office, const std::string& series, int through) {
    const auto taken = office.cases().administer(
        workflows::organization_kind, "correlativos.externos", workflows::console_actor,
        {{"series", series}, {"through", through}, {"reason", "Emitidos fuera"}});
    REQUIRE(taken);
}

// Up to the resolution of 28 June 2023, with both Informes of the source.
void approve_programme(Office& office) {
    office.opens("coordinadora-integridad", "programa-integridad",
                 {{"title", "Programa de Integridad 2023"}});
    office.does("coordinadora-integridad", "importar", programme_2023(office));
    takes_numbers(office, "INFORME|MINCETUR/SG/CI|2023", 8);
    office.does("coordinadora-integridad", "enviar");
    office.does("director-ogppd", "ogppd.observar",
                {{"observaciones", Value::array({"Precisar la meta."})}});
    office.does("directora-ogaj", "ogaj.favorable");
    office.does("coordinadora-integridad", "responder",
                {{"numero", 1}, {"respuesta", "Precisada."}});
    takes_numbers(office, "INFORME|MINCETUR/SG/CI|2023", 25);
    office.does("coordinadora-integridad", "enviar");
    office.does("director-ogppd", "ogppd.favorable");
    office.does("abogado-ogaj", "visado.dar");
    office.does("coordinadora-integridad", "elevar");
    takes_numbers(office, "RS|MINCETUR/SG|2023", 42);
    office.comes("2023-06-28");
    office.does("secretaria-general", "sg.aprobar");
}

std::string text_of_pdf(const std::string& bytes, const fs::path& folder) {
    std::ofstream(folder / "documento.pdf", std::ios::binary) << bytes;
    const auto run =
        run_program({"/usr/bin/pdftotext", "-layout", (folder / "documento.pdf").string(), "-"});
    REQUIRE(run.exit_code == 0);
    return run.out;
}

// Code and head follow from the whole chain before them: what is approved here is the text.
std::string without_chain(std::string html, const std::string& code) {
    for (auto at = html.find(code); at != std::string::npos; at = html.find(code))
        html.replace(at, code.size(), "CÓDIGO");
    return std::regex_replace(html, std::regex("[0-9]+[^0-9a-f]{1,12}[0-9a-f]{64}"), "CABEZA");
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE(
    "the resolution of 28 June 2023 reads as approved, and its PDF comes out again byte for byte") {
    Office office("2023-06-21");
    approve_programme(office);
    const auto resolution = *office.state().newest("resolucion");
    CHECK(resolution.number == "043-2023-MINCETUR/SG");
    CHECK(resolution.date == "2023-06-28");

    const auto html = office.installation().contents().read(resolution.html);
    REQUIRE(html);
    CHECK(html->find("los Informes Nos. 0009 y 0026-2023-MINCETUR/SG/CI") != std::string::npos);
    CHECK(html->find("PROYECTO") == std::string::npos);
    CHECK(office.installation()
              .contents()
              .read(office.state().newest("proyecto_resolucion")->html)
              ->find("PROYECTO") != std::string::npos);
    check_golden("documents/resolucion.html", without_chain(*html, resolution.code));

    forms::PdfRenderer renderer;
    workflows::PdfDelivery pdfs(office.installation().contents(), renderer);
    engine::durable::Courier courier(office.installation().runtime(), office.clock(),
                                     {{"pdf", &pdfs}});
    courier.deliver_due();
    const auto pdf =
        office.installation().contents().read(office.state().newest("resolucion")->pdf);
    REQUIRE(pdf);
    TemporaryDirectory folder;
    const std::string text = text_of_pdf(*pdf, folder.path());
    for (const char* part : {"VISTO", "CONSIDERANDO", "De conformidad con", "SE RESUELVE",
                             "Regístrese y comuníquese", "28 JUN 2023", "Página 1 de"}) {
        INFO(part);
        CHECK(text.find(part) != std::string::npos);
    }
    CHECK(text.find(resolution.code) != std::string::npos);
    CHECK(count(text, "Medio de verificación") + count(text, "Medios de verificación") >=
          3);  // the heading repeats on the matrix's pages
    for (const char* code : {"AOE.1.1", "AOE.5.4", "AOE.9.4", "AOE.10.2"})
        CHECK(text.find(code) != std::string::npos);

    forms::PdfRenderer another;
    const auto checked = workflows::check_pdfs(office.installation().directory(), another);
    REQUIRE(checked);
    CHECK(checked->findings.empty());
    CHECK(checked->regenerated == 8);
}
