#include "workflows/matrix_view.h"

#include <filesystem>

#include <catch2/catch.hpp>

#include "tests/workflows/small_package.h"
#include "workflows/table_import.h"

using namespace workflows;

namespace {

namespace fs = std::filesystem;
using engine::Value;

const fs::path programme = fs::path(VISADO_SOURCE_DIR) / "workflows/programa-integridad";

std::shared_ptr<const Package> programme_package() {
    auto files = read_package_files(programme);
    REQUIRE(files);
    auto package = read_package(std::move(*files));
    REQUIRE(package);
    return *package;
}

Matrix made(const std::string& view, const Value& data, const std::string& functions = "") {
    const auto definition = read_view(view, "views/v.json");
    if (!definition) FAIL(lines_of(definition.error()));
    auto matrix = make_matrix(*definition, functions, data);
    if (!matrix) FAIL(lines_of(matrix.error()));
    return std::move(*matrix);
}

std::vector<std::vector<std::string>> cells(const forms::Table& table) {
    std::vector<std::vector<std::string>> all;
    for (const auto& row : table.rows) all.push_back(row.cells);
    return all;
}

using Cells = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("what was imported comes out of the view as it came in") {
    const auto package = programme_package();
    const auto source = read_table_file(programme / "data/programa_integridad_2023.csv");
    REQUIRE(source);
    const auto imported = import_table(*package, *find_import(*package, ""), *source);
    REQUIRE(imported);
    const auto view = find_view(*package, "matriz");
    REQUIRE(view);
    const auto matrix = make_matrix(*package, *view, {{"matriz", imported->data}});
    REQUIRE(matrix);

    const auto csv = read_table(write_matrix(*matrix, MatrixFormat::csv), "matriz.csv");
    REQUIRE(csv);
    CHECK(cells(csv->table) == cells(source->table));
    const auto again = import_table(*package, *find_import(*package, ""), *csv);
    REQUIRE(again);
    CHECK(again->data.at("acciones") == imported->data.at("acciones"));
    CHECK(again->doubts.size() == imported->doubts.size());

    const auto xlsx = read_table(write_matrix(*matrix, MatrixFormat::xlsx), "matriz.xlsx");
    REQUIRE(xlsx);
    Cells with_totals = cells(source->table);
    with_totals.push_back(
        {"31", "", "", "Total de acciones", "", "", "", "16", "20", "26", "", "", ""});
    CHECK(cells(xlsx->table) == with_totals);
}

TEST_CASE("cells are text") {
    struct Row {
        const char *json, *text;
    };
    const auto row = GENERATE(values<Row>({
        {"null", ""},
        {"\"uno\"", "uno"},
        {"12", "12"},
        {"0.1", "0.1"},
        {"true", "Sí"},
        {"false", "No"},
        {R"(["a", 1, null, "b"])", "a; 1; ; b"},
        {R"({"b": 1, "a": 2})", R"({"a":2,"b":1})"},
    }));
    CAPTURE(row.json);
    const auto value = engine::parse_json(row.json, "celda");
    REQUIRE(value);
    const Matrix matrix =
        made(R"({"id":"v","title":"V","rows":"l","columns":[{"heading":"A","path":"a.b"}]})",
             {{"l", Value::array({{{"a", {{"b", *value}}}}})}});
    CHECK(cells(matrix.table) == Cells{{row.text}});
}

TEST_CASE("columns that are computed") {
    const Matrix matrix = made(
        R"x({"id":"v","title":"V","rows":"l","columns":[
            {"heading":"Doble","expr":"doble(fila)"},{"heading":"Nada","expr":"fila.x"}]})x",
        {{"l", Value::array({{{"n", 2}}, {{"n", 21}}})}},
        "function doble(fila) { return fila.n * 2; }");
    CHECK(cells(matrix.table) == Cells{{"4", ""}, {"42", ""}});
}

TEST_CASE("a formula that fails is told in its cell, and the others are as they are") {
    const Matrix matrix = made(
        R"({"id":"v","title":"V","rows":"l","columns":[
            {"heading":"Nombre","path":"nombre"},{"heading":"Doble","expr":"fila.n.m"},
            {"heading":"Monto","path":"monto","total":"sum"}],"totals":{"label":"Total"}})",
        {{"l",
          {{{"nombre", "A"}, {"n", {{"m", 4}}}, {"monto", "10"}},
           {{"nombre", "B"}, {"monto", "=1"}}}}});
    const std::string wrong = "ERROR: No se pudo evaluar «fila.n.m»: ";
    REQUIRE(matrix.table.rows.size() == 2);
    CHECK(matrix.table.rows[0].cells == std::vector<std::string>{"A", "4", "10"});
    CHECK(matrix.table.rows[1].cells[0] == "B");
    CHECK(matrix.table.rows[1].cells[1].starts_with(wrong));
    CHECK(matrix.table.rows[1].cells[2] == "ERROR: «=1» no es un número.");
    // A sum never passes for the whole when it is not.
    CHECK(matrix.totals == std::vector<std::string>{"Total", "", "10 (sin 1 celda con error)"});
    REQUIRE(matrix.faults.size() == 2);
    CHECK(matrix.faults[0].problem.place == "views/v.json, fila 3, columna Doble");
    CHECK(matrix.faults[0].problem.remedy == "Corrija la expresión.");
    CHECK(matrix.faults[1].row == 1);
    CHECK(matrix.faults[1].column == 2);

    const auto csv = read_table(write_matrix(matrix, MatrixFormat::csv), "v.csv");
    REQUIRE(csv);
    CHECK(csv->table.rows[1].cells[1].starts_with(wrong));
    const auto xlsx = read_table(write_matrix(matrix, MatrixFormat::xlsx), "v.xlsx");
    REQUIRE(xlsx);
    CHECK(xlsx->table.rows[1].cells[2] == "ERROR: «=1» no es un número.");
    const auto json = engine::parse_json(write_matrix(matrix, MatrixFormat::json), "salida");
    REQUIRE(json);
    CHECK(json->at("errors").size() == 2);
    CHECK(json->at("errors")[0]["column"] == "Doble");
}

TEST_CASE("rows in groups, with totals") {
    const Matrix matrix = made(
        R"({"id":"v","title":"V","rows":"l","group_by":"g","columns":[
            {"heading":"Código","path":"c"},{"heading":"X","path":"x","total":"count"},
            {"heading":"Y","path":"y","total":"count"}],
            "totals":{"label":"Total","marks":["x"]}})",
        {{"l", Value::array({{{"g", "Uno"}, {"c", "1"}, {"x", "X"}, {"y", "no"}},
                             {{"g", "Dos"}, {"c", "2"}, {"x", "otra"}},
                             {{"g", "Uno"}, {"c", "3"}, {"x", "x"}, {"y", ""}}})}});
    CHECK(cells(matrix.table) == Cells{{"1", "X", "no"}, {"3", "x", ""}, {"2", "otra", ""}});
    CHECK(matrix.totals == std::vector<std::string>{"Total", "2", "1"});
    const auto xlsx = read_table(write_matrix(matrix, MatrixFormat::xlsx), "v.xlsx");
    REQUIRE(xlsx);
    CHECK(cells(xlsx->table) == Cells{{"Uno", "", ""},
                                      {"1", "X", "no"},
                                      {"3", "x", ""},
                                      {"Dos", "", ""},
                                      {"2", "otra", ""},
                                      {"Total", "2", "1"}});
}

TEST_CASE("JSON for programs") {
    const Matrix matrix = made(
        R"({"id":"v","title":"V","rows":"l","columns":[{"heading":"Código","path":"c"}],
            "totals":{"count_column":"c"}})",
        {{"l", Value::array({{{"c", "1"}}})}});
    const auto json = engine::parse_json(write_matrix(matrix, MatrixFormat::json), "salida");
    REQUIRE(json);
    CHECK(*json == Value({{"title", "V"},
                          {"columns", Value::array({{{"name", "c"}, {"heading", "Código"}}})},
                          {"rows", Value::array({{{"c", "1"}}})},
                          {"totals", {{"c", "1"}}}}));
}

TEST_CASE("a view whose rows are not there yet is empty") {
    for (const Value& data : {Value::object(), Value{{"m", nullptr}}}) {
        const Matrix matrix = made(
            R"({"id":"v","title":"V","rows":"m.l","columns":[{"heading":"A","path":"a"}]})", data);
        CHECK(matrix.table.rows.empty());
        CHECK(write_matrix(matrix, MatrixFormat::csv) ==
              "\xEF\xBB\xBF"
              "A\r\n");
    }
}

TEST_CASE("cells that a spreadsheet would run stay text") {
    const Matrix matrix = made(
        R"({"id":"v","title":"V","rows":"l","columns":[{"heading":"A","path":"a"}]})",
        {{"l",
          Value::array({{{"a", "=HYPERLINK(\"http://x\")"}}, {{"a", "@SUM(1)"}}, {{"a", "-5"}}})}});
    CHECK(write_matrix(matrix, MatrixFormat::csv) ==
          "\xEF\xBB\xBF"
          "A\r\n\"'=HYPERLINK(\"\"http://x\"\")\"\r\n'@SUM(1)\r\n-5\r\n");
    const auto xlsx = read_table(write_matrix(matrix, MatrixFormat::xlsx), "v.xlsx");
    REQUIRE(xlsx);
    CHECK(cells(xlsx->table).at(0).at(0) == "=HYPERLINK(\"http://x\")");
    CHECK(xlsx->notes.empty());  // text, no formula
}

TEST_CASE("view definitions that are wrong") {
    struct Row {
        const char *json, *line;
    };
    const auto row = GENERATE(values<Row>({
        {"[]", "views/v.json: Debe ser un objeto JSON. Corríjalo.\n"},
        {R"({"id":"v","title":"V","columns":[{"heading":"A","path":"a"}]})",
         "views/v.json: Falta «rows». Agréguelo.\n"},
        {R"({"id":"v","title":"V","rows":"l","columns":[]})",
         "views/v.json, columns: Debe ser una lista de objetos. Corríjala.\n"},
        {R"({"id":"v","title":"V","rows":"l","columns":[{"heading":"A","path":"a","width":"3"}]})",
         "views/v.json, columns.0, width: Debe ser un número mayor que cero. Corríjalo.\n"},
        {R"({"id":"v","title":"V","rows":"l","columns":[{"heading":"A","path":"a","total":"promedio"}]})",
         "views/v.json, columns.0, total: No existe el total «promedio». Use \"count\" o "
         "\"sum\".\n"},
        {R"({"id":"v","title":"V","rows":"l","columns":[{"heading":"A","path":"a"}],"totals":{"marks":["b"]}})",
         "views/v.json, totals: No hay ninguna columna «b». Corrija el nombre.\n"},
    }));
    CAPTURE(row.json);
    const auto view = read_view(row.json, "views/v.json");
    REQUIRE_FALSE(view);
    CHECK(lines_of(view.error()) == row.line);
}

TEST_CASE("sums are exact, under each group and under all") {
    const auto matrix = made(R"({"id": "v", "title": "T", "rows": "filas", "group_by": "grupo",
        "columns": [{"heading": "Grupo", "path": "grupo"},
                    {"heading": "Monto", "path": "monto", "total": "sum"},
                    {"heading": "Avance", "path": "avance", "number": true}],
        "totals": {"label": "Total", "by_group": true}})",
                             {{"filas",
                               {{{"grupo", "A"}, {"monto", "0.10"}, {"avance", 40}},
                                {{"grupo", "B"}, {"monto", 21000}, {"avance", nullptr}},
                                {{"grupo", "A"}, {"monto", "0.20"}, {"avance", 12.5}}}}});
    CHECK(matrix.totals == std::vector<std::string>{"Total", "21000.3", ""});
    REQUIRE(matrix.groups.size() == 2);
    CHECK(matrix.groups[0].totals == std::vector<std::string>{"Total", "0.3", ""});
    CHECK(matrix.groups[1].totals == std::vector<std::string>{"Total", "21000", ""});
    const auto sheet = read_table(write_matrix(matrix, MatrixFormat::xlsx), "m.xlsx");
    REQUIRE(sheet);
    CHECK(cells(sheet->table) == Cells{{"A", "", ""},
                                       {"A", "0.1", "40"},
                                       {"A", "0.2", "12.5"},
                                       {"Total", "0.3", ""},
                                       {"B", "", ""},
                                       {"B", "21000", ""},
                                       {"Total", "21000", ""},
                                       {"Total", "21000.3", ""}});
}

TEST_CASE("a cell that should be a number and is none says so, with its place") {
    const Matrix matrix = made(R"({"id": "v", "title": "T", "rows": "filas",
        "columns": [{"heading": "Monto", "path": "monto", "total": "sum"}]})",
                               {{"filas", {{{"monto", "21,000"}}, {{"monto", ""}}}}});
    REQUIRE(matrix.faults.size() == 1);
    CHECK(matrix.faults[0].problem.message == "«21,000» no es un número.");
    CHECK(matrix.faults[0].problem.place == "views/v.json, fila 2, columna Monto");
    CHECK(matrix.table.rows[1].cells[0].empty());
}

TEST_CASE("lights stand beside the words") {
    const char* view = R"({"id": "v", "title": "T", "rows": "filas",
        "columns": [{"heading": "Estado", "path": "estado", "filter": true,
                     "light": "fila.estado === 'Vencida' ? 'rojo' : fila.estado === 'Al día' ? 'verde' : ''"}]})";
    const auto matrix = made(
        view, {{"filas", {{{"estado", "Vencida"}}, {{"estado", "Al día"}}, {{"estado", "Otra"}}}}});
    REQUIRE(matrix.lights.size() == 3);
    CHECK(matrix.lights[0].front() == Light::red);
    CHECK(matrix.lights[1].front() == Light::green);
    CHECK(matrix.lights[2].front() == Light::none);
    CHECK(matrix.filters == std::vector<bool>{true});
    const auto wrong = read_view(R"({"id": "v", "title": "T", "rows": "filas",
        "columns": [{"heading": "E", "path": "e", "light": "'azul'"}]})",
                                 "views/v.json");
    REQUIRE(wrong);
    const auto dark = make_matrix(*wrong, "", {{"filas", {{{"e", "x"}}}}});
    REQUIRE(dark);
    REQUIRE(dark->faults.size() == 1);
    CHECK(dark->faults.front().problem.message == "No existe la luz «azul».");
    CHECK(dark->lights[0][0] == Light::none);
}
