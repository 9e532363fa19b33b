#include "workflows/writing_definition.h"

#include <filesystem>

#include <catch2/catch.hpp>

#include "tests/workflows/small_package.h"
#include "workflows/row_doubts.h"

using namespace workflows;
using engine::Value;

namespace {

const PackageFiles& programme_files() {
    static const PackageFiles files = [] {
        auto read = read_package_files(std::filesystem::path(VISADO_SOURCE_DIR) /
                                       "workflows/programa-integridad");
        REQUIRE(read);
        return std::move(*read);
    }();
    return files;
}

const Package& programme() {
    static const auto package = [] {
        auto read = read_package(programme_files());
        REQUIRE(read);
        return *read;
    }();
    return *package;
}

}  // namespace

TEST_CASE("the Programme is written in sections, with the import and the view of its table") {
    const auto writing = writing_of(programme());
    REQUIRE(writing);
    CHECK(writing->submit == "enviar");
    CHECK(writing->sections.size() == 10);
    REQUIRE(writing->section("matriz") != nullptr);
    CHECK(writing->section("matriz")->rows->group == "componente");
    CHECK(writing->section_of("redactar", "objetivos")->id == "objetivos");
    CHECK(writing->section_of("redactar", "acciones") == nullptr);
    CHECK(import_of(programme(), "matriz", "acciones")->id == "matriz");
    CHECK_FALSE(import_of(programme(), "textos", "objetivos"));
    CHECK(view_of_rows(programme(), "matriz.acciones")->id == "matriz");
    CHECK_FALSE(view_of_rows(programme(), "matriz.otras"));
}

TEST_CASE("one writes from what the case has, else from the package's text, else from nothing") {
    const auto writing = writing_of(programme());
    const Value empty = {{"textos", nullptr}, {"matriz", nullptr}};
    const auto begun = present_data(programme(), *writing->act("redactar"), empty, "2023-06-01");
    REQUIRE(begun);
    CHECK(begun->at("presentacion").get<std::string>().find("{año}") != std::string::npos);
    const Value mine = {{"objetivos", "Los míos."}};
    CHECK(*present_data(programme(), *writing->act("redactar"), {{"textos", mine}}, "2023-06-01") ==
          mine);
    CHECK(*present_data(programme(), *writing->act("importar"), empty, "2023-06-01") ==
          Value::object());
    const auto wrong =
        present_data(programme(), {"redactar", "textos", "nadie()"}, empty, "2023-06-01");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().place == "package.json, nadie()");
}

TEST_CASE("rows that were never in a sheet raise the same doubts") {
    const auto import = import_of(programme(), "matriz", "acciones");
    const Value rows = Value::array({{{"codigo", "AOE.1.1"},
                                      {"objetivo", "OE.1. Fortalecer"},
                                      {"meta", "1 informe"},
                                      {"medio_verificacion", "Informe"},
                                      {"trim3", "X"},
                                      {"responsable", "OP"}},
                                     {{"codigo", nullptr}, {"meta", nullptr}}});
    const auto doubts = row_doubts(programme(), *import, rows);
    REQUIRE(doubts);
    std::string told;
    for (const RowDoubt& each : *doubts)
        told += std::to_string(each.row) + " " + each.rule->when + "\n";
    CHECK(told ==
          "1 sinTrimestre(fila)\n1 sinMedio(fila)\n1 codigoIlegible(fila)\n"
          "1 sinResponsable(fila)\n");
}

TEST_CASE("lint finds what is wrong in the writing of a package") {
    struct Row {
        const char *from, *to, *words;
    };
    const auto row = GENERATE(values<Row>({
        {"\"submit\": \"enviar\"", "\"submit\": \"mandar\"", "Ningún acto se llama «mandar»"},
        {"\"data\": \"textos\"", "\"data\": \"textas\"", "«textas» nombra un dato que no existe"},
        {"\"starts\": \"textosModelo()\"", "\"starts\": \"textosModelo(\"", "No se entiende"},
        {"\"field\": \"objetivos\"", "\"field\": \"fines\"", "«fines» no es un campo"},
        {"\"field\": \"objetivos\"", "\"file\": \"objetivos\"", "Falta «field»"},
        {"\"id\": \"objetivos\"", "\"id\": \"definiciones\"", "Hay dos secciones"},
        {"\"id\": \"objetivos\"", "\"id\": \"copiar\"", "no sirve de dirección"},
        {"\"field\": \"acciones\"", "\"field\": \"dudas\"", "«rows» es para una tabla"},
        {"\"summary\": \"accion\"", "\"summary\": \"cosa\"", "«cosa» no es un campo"},
        {"\"made\": \"Se genera", "\"hecho\": \"Se genera", "Falta «made»"},
    }));
    CAPTURE(row.to);
    PackageFiles files = programme_files();
    std::string& manifest = files["package.json"];
    const auto at = manifest.find(row.from);
    REQUIRE(at != std::string::npos);
    manifest.replace(at, std::string(row.from).size(), row.to);
    const auto report = lint_package(files);
    INFO(lines_of(report.errors));
    REQUIRE_FALSE(report.errors.empty());
    CHECK(lines_of(report.errors).find(row.words) != std::string::npos);
    CHECK_FALSE(report.errors[0].remedy.empty());
}
