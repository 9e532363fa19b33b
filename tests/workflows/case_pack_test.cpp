// What goes to systems without an interface: the same case, the same bytes; every file with its
// hash; no name that leaves its folder.
#include "workflows/case_pack.h"

#include <sstream>

#include <catch2/catch.hpp>

#include "engine/base/sha256.h"
#include "forms/zip_parts.h"
#include "tests/support/office.h"
#include "workflows/package_lint.h"

using Catch::Contains;

namespace {

constexpr char coordinator[] = "coordinadora-integridad";
constexpr char hostile[] = "../../etc/Pa\"s\nswd <b>.PDF";

// A programme under opinion; a report with a hostile name lies in its data twice.
struct Case {
    Case() : office("2023-05-17") {
        office.opens(coordinator, "programa-integridad", {{"title", "Programa <2023>"}});
        office.does(coordinator, "importar",
                    {{"acciones", engine::Value::array({{{"codigo", "AOE.1.1"},
                                                         {"componente", "C.1"},
                                                         {"objetivo", "=1+1"},
                                                         {"accion", "Crear la Oficina"},
                                                         {"meta", "1 informe"},
                                                         {"trim2", "X"}}})}});
        office.does(coordinator, "enviar", {{"resumen", "Primera versión"}});
        const auto seen = office.cases().view(office.current, "");
        REQUIRE(seen);
        auto state = std::make_shared<workflows::CaseState>(seen->state);
        const auto file = office.cases().attach(hostile, "%PDF-1.7 informe");
        state->chart["data"]["values"]["opiniones"] =
            engine::Value::array({{{"informe", file}}, {{"otro", file}}});
        view.emplace(workflows::CaseView{seen->id, seen->sequence, state, seen->package});
    }

    static workflows::PackDefinition definition() {
        const auto pack = workflows::read_pack(
            R"({"id": "p", "title": "Envío <a>", "system": "Aplicativo", "note": "Adjunte.",
                "documents": ["proyecto", "no-hay"], "evidence": ["opiniones", "no.hay"], "views": ["matriz"]})",
            "packs/p.json");
        REQUIRE(pack);
        return *pack;
    }

    std::string made(const workflows::PackDefinition& pack) {
        workflows::PackFolder folder;
        const auto done = workflows::pack_case(office.cases(), *view, pack, folder);
        REQUIRE(done);
        workflows::add_index(
            pack, workflows::pack_state(office.cases(), *view, *office.cases().organization()),
            folder);
        return folder.zip(1'684'000'000);
    }

    Office office;
    std::optional<workflows::CaseView> view;
};

}  // namespace

TEST_CASE("a pack made twice is the same file, whatever the hour") {
    Case one;
    const std::string first = one.made(Case::definition());
    one.office.clock().advance(std::chrono::hours(30));
    CHECK(first == one.made(Case::definition()));
}

TEST_CASE("every file of a pack stands in its index with its hash") {
    Case one;
    const std::string bytes = one.made(Case::definition());
    auto parts = forms::ZipParts::open(bytes, "envio");
    REQUIRE(parts);
    const auto sums = parts->read("SHA256SUMS");
    REQUIRE(sums);
    const auto table = parts->read("indice.csv");
    const auto page = parts->read("indice.html");
    REQUIRE((table && page));
    std::istringstream lines(*sums);
    int files = 0;
    for (std::string line; std::getline(lines, line); ++files) {
        const std::string name = line.substr(66);
        CAPTURE(name);
        CHECK(name.find("..") == std::string::npos);
        CHECK(name.find_first_of("\"\n <>\\") == std::string::npos);
        const auto file = parts->read(name);
        REQUIRE(file);
        CHECK(engine::sha256_hex(*file) == line.substr(0, 64));
        if (name.starts_with("indice.")) continue;
        CHECK_THAT(*table, Contains(line.substr(0, 64)));
        CHECK_THAT(*page, Contains(line.substr(0, 64)));
    }
    CHECK(files == 7);  // document, two pieces of evidence, table twice, index twice
    CHECK_THAT(*sums, Contains("evidencias/01-") && Contains("evidencias/02-") &&
                          Contains("cuadros/matriz.xlsx"));
    CHECK_THAT(*page, Contains("Envío &lt;a&gt;") && Contains("Proyecto, sin valor") &&
                          Contains("huella") && !Contains("<b>"));
}

TEST_CASE("a case's whole pack says its history") {
    Case one;
    workflows::PackFolder folder;
    workflows::pack_whole_case(
        one.office.cases(), *one.view, *one.office.cases().organization(),
        [](auto, auto, const auto&) {}, folder);
    REQUIRE(!folder.files().empty());
    CHECK(folder.files().front().name == "bitacora.txt");
}

TEST_CASE("a table that failed is not sent") {
    Case one;
    auto files = one.view->package->files;
    files["views/matriz.json"] =
        R"({"id": "matriz", "title": "M", "rows": "matriz.acciones", "columns": [{"heading": "X", "expr": "fila.no.hay"}]})";
    const auto package = workflows::read_package(files);
    REQUIRE(package);
    const workflows::CaseView broken{one.view->id, one.view->sequence, one.view->kept, *package};
    workflows::PackFolder folder;
    const auto done = workflows::pack_case(one.office.cases(), broken, Case::definition(), folder);
    REQUIRE_FALSE(done);
    CHECK_THAT(done.error().front().place, Contains("views/matriz.json, fila 2"));
}

TEST_CASE("names and sizes in a pack are bounded") {
    CHECK(workflows::plain_file_name(hostile) == "archivo.__.__etc_pa_s_swd__b_.pdf");
    CHECK(workflows::plain_file_name("Acta N° 3 – Año.docx").find("_3_") != std::string::npos);
    CHECK(workflows::plain_file_name("") == "archivo");
    const auto longest = workflows::plain_file_name(std::string(400, 'a') + ".pdf");
    CHECK(longest.size() == 100);
    CHECK(longest.ends_with(".pdf"));
    workflows::PackFolder folder;
    const std::string many(std::size_t{150} << 20, 'x');
    const auto add = [&] {
        workflows::PackedFile file;
        file.name = "a.bin";
        folder.add(std::move(file), many);
    };
    add();
    add();
    CHECK(folder.files().back().name == "a-2.bin");
    CHECK_THROWS_WITH(add(), Contains("400 MB"));
}

TEST_CASE("lint says what a pack names and the package does not have") {
    auto files = *workflows::read_package_files(std::filesystem::path(VISADO_SOURCE_DIR) /
                                                "workflows/programa-integridad");
    auto manifest = engine::Value::parse(files["package.json"]);
    manifest["packs"] = {{"p", "packs/p.json"}};
    files["package.json"] = manifest.dump();
    files["packs/p.json"] = R"({"id": "p", "title": "P", "system": "S", "documents": ["nada"],
        "evidence": ["ningun.dato"], "views": ["programas-entidad"]})";
    const auto report = workflows::lint_package(std::move(files));
    REQUIRE(report.errors.size() == 3);
    CHECK_THAT(report.errors[0].message, Contains("«nada»"));
    CHECK_THAT(report.errors[1].message, Contains("«ningun.dato»"));
    CHECK_THAT(report.errors[2].message, Contains("«programas-entidad» de un expediente"));
}
