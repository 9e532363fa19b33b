#include "workflows/table_import.h"

#include <filesystem>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "forms/validation.h"
#include "forms/xlsx_writer.h"
#include "tests/workflows/small_package.h"

using namespace workflows;

namespace {

namespace fs = std::filesystem;

const fs::path programme = fs::path(VISADO_SOURCE_DIR) / "workflows/programa-integridad";
const fs::path matrix_csv = programme / "data/programa_integridad_2023.csv";

const Package& programme_package() {
    static const auto package = [] {
        auto files = read_package_files(programme);
        REQUIRE(files);
        auto read = read_package(std::move(*files));
        REQUIRE(read);
        return *read;
    }();
    return *package;
}

ImportedTable imported(const TableFile& file) {
    const auto definition = find_import(programme_package(), "matriz");
    REQUIRE(definition);
    auto table = import_table(programme_package(), *definition, file);
    if (!table) FAIL(lines_of(table.error()));
    return std::move(*table);
}

TableFile programme_table() {
    auto file = read_table_file(matrix_csv);
    REQUIRE(file);
    return std::move(*file);
}

std::size_t marks(const ImportedTable& table, const char* quarter) {
    std::size_t count = 0;
    for (const auto& row : table.data.at("acciones")) count += row.at(quarter) == "X" ? 1U : 0U;
    return count;
}

// The codes that a doubt was raised for.
std::set<std::string> codes(const ImportedTable& table, const std::string& words) {
    std::set<std::string> found;
    for (const ImportDoubt& each : table.doubts) {
        if (each.message.find(words) != std::string::npos) found.insert(each.code);
    }
    return found;
}

// The small package's import of these bytes.
engine::Result<ImportedTable, engine::Problems> import_small(const std::string& bytes,
                                                             PackageFiles files = small_package(),
                                                             const std::string& name = "t.csv") {
    const auto package = read_package(std::move(files));
    REQUIRE(package);
    const auto definition = find_import(**package, "");
    REQUIRE(definition);
    const auto file = read_table(bytes, name);
    if (!file) return file.error();
    return import_table(**package, *definition, *file);
}

}  // namespace

TEST_CASE("the matrix of 2023 comes in with its doubts") {
    const ImportedTable table = imported(programme_table());
    CHECK(table.rows == 31);
    CHECK(marks(table, "trim2") == 16);
    CHECK(marks(table, "trim3") == 20);
    CHECK(marks(table, "trim4") == 26);

    CHECK(codes(table, "ningún trimestre") == std::set<std::string>{"AOE.1.1"});
    CHECK(codes(table, "medio de verificación.") == std::set<std::string>{"AOE.6.1"});
    CHECK(codes(table, "nombra al MEF") == std::set<std::string>{"AOE.8.1"});
    CHECK(codes(table, "no coincide con el número de trimestres").size() == 13);
    CHECK(codes(table, "no dice el total del año").size() == 3);
    CHECK(table.doubts.size() == 19);
}

TEST_CASE("a doubt names row, code, columns and goes into the data") {
    const ImportedTable table = imported(programme_table());
    const ImportDoubt& first = table.doubts.at(0);
    CHECK(first.row == 2);
    CHECK(first.code == "AOE.1.1");
    CHECK(first.columns == std::vector<std::string>{"trim2", "trim3", "trim4"});
    CHECK(table.data.at("dudas").at(0) ==
          engine::Value({{"fila", 2},
                         {"codigo", "AOE.1.1"},
                         {"mensaje", "La acción no tiene marcado ningún trimestre."},
                         {"columnas", {"trim2", "trim3", "trim4"}}}));
    CHECK(forms::validate(programme_package().forms.at("matriz"), table.data));
}

TEST_CASE("the same matrix from a workbook gives the same data") {
    TableFile csv = programme_table();
    const auto workbook = read_table(forms::write_xlsx(csv.table, {}), "matriz.xlsx");
    REQUIRE(workbook);
    CHECK(imported(*workbook).data == imported(csv).data);
}

TEST_CASE("headings are taken as people write them") {
    TableFile file = programme_table();
    file.table.columns = {"CÓDIGO",
                          "Componentes del modelo de integridad",
                          "Objetivo  específico",
                          "Acción",
                          "META",
                          "Indicador",
                          "Medios de\nverificación",
                          "T. II 2023",
                          "T.III",
                          "Trimestre IV",
                          "Responsables",
                          "Involucrado",
                          "Notas"};
    const ImportedTable table = imported(file);
    CHECK(table.data.at("acciones") == imported(programme_table()).data.at("acciones"));
    CHECK(table.doubts.at(0).columns ==
          std::vector<std::string>{"T. II 2023", "T.III", "Trimestre IV"});
}

TEST_CASE("an unknown column is a doubt, a missing optional one is nothing") {
    const auto table = import_small("N°,meta,Color\nA.1,Una,rojo\nA.2,,azul\n");
    REQUIRE(table);
    REQUIRE(table->doubts.size() == 2);
    CHECK(table->doubts[0].row == 1);
    CHECK(table->doubts[0].message == "La columna «Color» no se conoce y no se importó.");
    CHECK(table->doubts[1].row == 3);
    CHECK(table->doubts[1].code == "A.2");
    CHECK(table->data.at("filas") == engine::Value::array({{{"codigo", "A.1"}, {"meta", "Una"}},
                                                           {{"codigo", "A.2"}, {"meta", ""}}}));

    const auto optional = import_small(
        "N°\nA.1\n",
        small_package("imports/filas.json", "\"meta\", \"required\": true", "\"meta\""));
    REQUIRE(optional);
    CHECK(optional->data.at("filas").at(0).at("meta") == "");
}

TEST_CASE("a row keeps its number when empty lines stand before it") {
    const auto table = import_small("codigo,meta\n\nA.1,Una\n\n\nA.2,\n");
    REQUIRE(table);
    REQUIRE(table->doubts.size() == 1);
    CHECK(table->doubts[0].row == 6);
}

TEST_CASE("what the workbook's reader noted becomes a doubt of the table") {
    TableFile file{"t.xlsx",
                   {{"codigo", "meta"}, {{2, {"A.1", "5"}}}},
                   {{engine::Refusal::invalid, "La celda tiene una fórmula.",
                     "t.xlsx, fila 2, columna meta", ""}}};
    const auto package = read_package(small_package());
    REQUIRE(package);
    const auto table = import_table(**package, *find_import(**package, "filas"), file);
    REQUIRE(table);
    REQUIRE(table->doubts.size() == 1);
    CHECK(table->doubts[0].row == 0);
    CHECK(table->doubts[0].message == "fila 2, columna meta: La celda tiene una fórmula.");
    CHECK(table->data.at("dudas").at(0).at("fila").is_null());
}

TEST_CASE("what stands against an import, all at once") {
    struct Row {
        const char *name, *bytes, *words;
    };
    const auto row = GENERATE(values<Row>({
        {"missing columns", "Código,Nota\nA,b\n",
         "t.csv, fila 1: Falta la columna «meta». Escriba su encabezado como «meta». El archivo "
         "trae «Código», «Nota».\n"},
        {"two columns for one", "Código,N°,meta\nA,B,c\n",
         "t.csv, fila 1: Las columnas «Código» y «N°» son el mismo dato, «codigo». Deje una de las "
         "dos.\n"},
        {"no rows", "codigo,meta\n", "t.csv: Falta «Filas». Complételo antes de enviar.\n"},
    }));
    CAPTURE(row.name);
    const auto table = import_small(row.bytes);
    REQUIRE_FALSE(table);
    CHECK(lines_of(table.error()) == row.words);
}

TEST_CASE("cells that the form does not take are told by row and column") {
    const auto table = import_small(
        "Código,meta\nA.1,Una\nUn código demasiado largo,Dos\nOtro código demasiado largo,Tres\n");
    REQUIRE_FALSE(table);
    REQUIRE(table.error().size() == 2);
    CHECK(table.error()[0].place == "t.csv, fila 3, columna Código");
    CHECK(table.error()[1].place == "t.csv, fila 4, columna Código");
}

TEST_CASE("rules that fail name the row and the file to mend") {
    struct Row {
        const char *name, *rule, *words;
    };
    const auto row = GENERATE(values<Row>({
        {"unknown function", "noHay(fila)", "No se pudo evaluar la duda «noHay(fila)»"},
        {"no value", "fila.nada.mas", "No se pudo evaluar la duda «fila.nada.mas»"},
        {"endless", "(function () { while (true) {} })()", ""},
    }));
    CAPTURE(row.name);
    const auto table = import_small("codigo,meta\nA,b\n",
                                    small_package("imports/filas.json", "sinMeta(fila)", row.rule));
    REQUIRE_FALSE(table);
    REQUIRE(table.error().size() == 1);
    const auto& problem = table.error()[0];
    CHECK((problem.place + problem.remedy).find("imports/filas.json") != std::string::npos);
    CHECK(problem.message.find(row.words) != std::string::npos);
}

TEST_CASE("an import with functions of its own") {
    auto files = small_package("imports/filas.json", "\"doubts_to\"",
                               "\"functions\": \"imports/dudas.js\", \"doubts_to\"");
    files["imports/dudas.js"] = "function sinMeta(fila) { return fila.meta === 'Una'; }";
    const auto table = import_small("codigo,meta\nA,Una\nB,\n", files);
    REQUIRE(table);
    REQUIRE(table->doubts.size() == 1);
    CHECK(table->doubts[0].row == 2);
}

TEST_CASE("which import is meant") {
    const auto package = read_package(small_package());
    REQUIRE(package);
    CHECK(find_import(**package, "")->id == "filas");
    const auto unknown = find_import(**package, "otra");
    REQUIRE_FALSE(unknown);
    CHECK(lines_of(unknown.error()) ==
          "package.json: El paquete «permiso» no tiene «otra» en «imports». Tiene «filas».\n");
}
