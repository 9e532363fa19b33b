#include <filesystem>

#include <catch2/catch.hpp>

#include "tests/workflows/small_package.h"

using workflows::lint_package;
using workflows::LintReport;

namespace {

// One thing made wrong in the small package, and what lint must say of it: one error, there.
struct Row {
    const char* name;
    const char *file, *from, *to;
    const char *place, *words;
};

void check_single_error(const Row& row) {
    CAPTURE(row.name);
    const LintReport report = lint_package(small_package(row.file, row.from, row.to));
    INFO(lines_of(report.errors));
    REQUIRE(report.errors.size() == 1);
    CHECK(report.errors[0].place == row.place);
    CHECK(report.errors[0].message.find(row.words) != std::string::npos);
    CHECK_FALSE(report.errors[0].remedy.empty());
}

}  // namespace

TEST_CASE("nothing is found in a right package") {
    const LintReport report = lint_package(small_package());
    CHECK(lines_of(report.errors) == "");
    CHECK(lines_of(report.warnings) == "");
}

TEST_CASE("nothing is found in programa-integridad") {
    auto files = workflows::read_package_files(std::filesystem::path(VISADO_SOURCE_DIR) /
                                               "workflows/programa-integridad");
    REQUIRE(files);
    const LintReport report = lint_package(std::move(*files));
    CHECK(lines_of(report.errors) == "");
    CHECK(lines_of(report.warnings) == "");
}

TEST_CASE("names that nothing bears") {
    check_single_error(GENERATE(values<Row>({
        {"role of a task", "chart.scxml", "by=\"role:asesor\"", "by=\"role:asesora\"",
         "chart.scxml:12", "No se conoce el rol «asesora»"},
        {"role without its kind", "chart.scxml", "by=\"role:jefe\"", "by=\"jefa\"", "chart.scxml:6",
         "el rol «jefa»"},
        {"superior of a role", "chart.scxml", "superior:asesor", "superior:nadie", "chart.scxml:14",
         "el rol «nadie»"},
        {"list of a notice", "chart.scxml", "list:todos", "list:todas", "chart.scxml:18",
         "la lista «todas»"},
        {"datum holding a performer", "chart.scxml", "by=\"role:asesor\"",
         "by=\"field:plan.quien\"", "chart.scxml:12", "«field:plan.quien»"},
        {"who may open", "package.json", "\"by\": \"role:jefe\"", "\"by\": \"role:jefa\"",
         "package.json:3", "el rol «jefa»"},
        {"nobody may open", "package.json", "\"start\": {\"by\": \"role:jefe\", ", "\"otro\": {",
         "package.json", "Nadie puede abrir"},
        {"not-by of no act", "chart.scxml", "not-by=\"pedir\"", "not-by=\"solicitar\"",
         "chart.scxml:12", "not-by nombra «solicitar»"},
        {"form", "chart.scxml", "v:form=\"pedido\"", "v:form=\"pedida\"", "chart.scxml:7",
         "No existe el formulario «pedida»"},
        {"field of a form", "chart.scxml", "_event.data.filas", "_event.data.fila", "chart.scxml:8",
         "«_event.data.fila» no está en el formulario"},
        {"document", "chart.scxml", "template=\"acta\"", "template=\"actas\"", "chart.scxml:17",
         "No existe el documento «actas»"},
        {"template", "package.json", "documents/acta.mustache", "documents/acto.mustache",
         "package.json", "documents/acto.mustache"},
        {"series", "chart.scxml", "number=\"actas\"", "number=\"acta\"", "chart.scxml:17",
         "No existe la serie «acta»"},
        {"notice", "chart.scxml", "notice=\"aprobado\"", "notice=\"aprobada\"", "chart.scxml:18",
         "No existe el aviso «aprobada»"},
        {"notice of a reminder", "chart.scxml", "notice=\"por-vencer\"", "notice=\"vence\"",
         "chart.scxml:14", "No existe el aviso «vence»"},
        {"term to extend", "chart.scxml", "v:extend deadline=\"plazo\"",
         "v:extend deadline=\"otro\"", "chart.scxml:20", "No existe el plazo «otro»"},
        {"listed form", "package.json", "[\"pedido\"]", "[\"pedido\", \"visado\"]",
         "package.json:9", "«visado», que no está en forms/"},
        {"listed notice", "package.json", "\"por-vencer\", ", "\"por-vencer\", \"vencido\", ",
         "package.json:10", "«vencido», que no está en notices/"},
    })));
}

TEST_CASE("what stands in the profile") {
    check_single_error(GENERATE(values<Row>({
        {"value of a term", "chart.scxml", "_x.profile.termino", "_x.profile.plazo",
         "chart.scxml:13", "le falta «plazo»"},
        {"value in a function", "reglas.js", "_x.profile.breve", "_x.profile.corto", "reglas.js:2",
         "Al perfil del 2019-01-01 le falta «corto»"},
        {"value of a setting", "package.json", "[\"breve\"]", "[\"corto\"]", "package.json:3",
         "le falta «corto»"},
        {"term nobody can count", "package.json", "3 habiles", "tres días", "package.json:8",
         "\"tres días\" no es un término"},
        {"expression of a v:extend", "chart.scxml", "by=\"2 habiles\"", "byexpr=\"2 +\"",
         "chart.scxml:20", "No se entiende «2 +»"},
        {"two lengths in a v:extend", "chart.scxml", "by=\"2 habiles\"",
         "by=\"2 habiles\" byexpr=\"'2 habiles'\"", "chart.scxml:20", "«by», «byexpr» o «to»"},
        {"term of a v:extend", "chart.scxml", "by=\"2 habiles\"", "by=\"dos\"", "chart.scxml:20",
         "«dos» no es un término"},
        {"document of _x", "reglas.js", "_x.profile.breve", "_x.docs.resolucion", "reglas.js:2",
         "«_x.docs.resolucion» no existe"},
        {"term of _x", "reglas.js", "_x.profile.breve", "_x.terms.otro.expired", "reglas.js:2",
         "«_x.terms.otro» no existe"},
        {"act of _x", "reglas.js", "_x.profile.breve", "_x.act.quien", "reglas.js:2",
         "«_x.act.quien» no existe"},
        {"part of _x", "reglas.js", "_x.profile.breve", "_x.perfil.breve", "reglas.js:2",
         "No existe «_x.perfil»"},
    })));
}

TEST_CASE("names that templates read") {
    check_single_error(GENERATE(values<Row>({
        {"unknown top", "documents/acta.mustache", "{{d.total}}", "{{total}}",
         "documents/acta.mustache:4", "no existe «total»"},
        {"unknown member", "documents/acta.mustache", "documento.numero", "documento.nro",
         "documents/acta.mustache:1", "«documento.nro»"},
        {"status is for notices", "documents/acta.mustache", "expediente.titulo",
         "expediente.estado", "documents/acta.mustache:2", "«expediente.estado»"},
        {"unknown datum", "documents/acta.mustache", "{{d.total}}", "{{datos.total}}",
         "documents/acta.mustache:4", "«datos.total»"},
        {"document of a notice", "notices/aprobado.mustache", "docs.acta", "docs.resolucion",
         "notices/aprobado.mustache:1", "«docs.resolucion.number»"},
        {"line in a notice's body", "notices/aprobado.mustache", "expediente.estado",
         "expediente.numero", "notices/aprobado.mustache:4", "«expediente.numero»"},
        {"d is for documents", "notices/aprobado.mustache", "acto.nombre", "d.total",
         "notices/aprobado.mustache:3", "no existe «d»"},
        {"no task with v:notify", "notices/aprobado.mustache", "acto.nombre", "tarea.titulo",
         "notices/aprobado.mustache:3", "cuando lo envía v:notify no hay tarea"},
        {"no section of a task either", "notices/aprobado.mustache", "{{acto.nombre}}",
         "{{#tarea.vence}}Vence{{/tarea.vence}}", "notices/aprobado.mustache:3",
         "cuando lo envía v:notify no hay tarea"},
    })));
}

TEST_CASE("a document without data gives its template none") {
    const LintReport report =
        lint_package(small_package("package.json", ", \"data\": \"datosActa()\"", ""));
    INFO(lines_of(report.errors));
    REQUIRE_FALSE(report.errors.empty());
    CHECK(report.errors[0].message.find("«acta» no da datos") != std::string::npos);
}

TEST_CASE("imports and views against forms, acts and data") {
    check_single_error(GENERATE(values<Row>({
        {"import's file", "package.json", "imports/filas.json", "imports/fila.json",
         "package.json:11", "nombra «imports/fila.json»"},
        {"import's key", "imports/filas.json", "\"required\": true, \"headings\"",
         "\"requiered\": true, \"headings\"", "imports/filas.json, columns.0, requiered",
         "No se conoce «requiered»"},
        {"import's act", "imports/filas.json", "\"event\": \"pedir\"", "\"event\": \"importar\"",
         "imports/filas.json:1", "Ningún acto se llama «importar»"},
        {"form of the import's act", "imports/filas.json", "\"event\": \"pedir\"",
         "\"event\": \"aprobar\"", "imports/filas.json:1", "lleva el formulario «»"},
        {"import's form", "imports/filas.json", "\"form\": \"pedido\"", "\"form\": \"otro\"",
         "imports/filas.json:1", "No existe el formulario «otro»"},
        {"field for the rows", "imports/filas.json", "\"rows_to\": \"filas\"",
         "\"rows_to\": \"dudas\"", "imports/filas.json:2", "no es una tabla"},
        {"field for the doubts", "imports/filas.json", "\"doubts_to\": \"dudas\"",
         "\"doubts_to\": \"duda\"", "imports/filas.json:2", "«duda» no es un campo"},
        {"column of no field", "forms/pedido.json", "\"name\": \"codigo\"", "\"name\": \"clave\"",
         "imports/filas.json:3", "«codigo» no es un campo"},
        {"heading of two columns", "imports/filas.json", "\"N°\"", "\"META\"",
         "imports/filas.json, columns.1, headings", "ya es de la columna «codigo»"},
        {"column of a doubt", "imports/filas.json", "\"columns\": [\"meta\"]",
         "\"columns\": [\"metas\"]", "imports/filas.json, doubts.0, columns",
         "No hay ninguna columna «metas»"},
        {"rule of a doubt", "imports/filas.json", "sinMeta(fila)", "sinMeta(fila",
         "imports/filas.json:5", "No se entiende «sinMeta(fila»"},
        {"rows of a view", "views/filas.json", "\"rows\": \"filas\"", "\"rows\": \"matriz.filas\"",
         "views/filas.json:1", "«matriz.filas» nombra un dato que no existe"},
        {"path and expr", "views/filas.json", "\"path\": \"codigo\"",
         "\"path\": \"codigo\", \"expr\": \"1\"", "views/filas.json, columns.0", "«path» o «expr»"},
        {"formula of a view", "views/filas.json", "fila.meta.length)", "fila.meta.length",
         "views/filas.json:3", "No se entiende"},
    })));
}

TEST_CASE("a package that cannot be read gives all the reasons") {
    auto files = small_package("forms/pedido.json", "\"type\": \"table\"", "\"type\": \"tabla\"");
    files["documents/acta.mustache"] = "{{{d.total}}}";
    const LintReport report = lint_package(files);
    INFO(lines_of(report.errors));
    REQUIRE(report.errors.size() == 2);
    CHECK(report.errors[0].place == "documents/acta.mustache:1");
    CHECK(report.errors[1].place.starts_with("forms/pedido.json"));
}

TEST_CASE("what only may be wrong is a warning") {
    const auto row = GENERATE(values<Row>({
        {"unused form", "forms/otro.json", "",
         R"({"id": "otro", "title": "Otro", "fields": [{"name": "a", "label": "A", "type": "text"}]})",
         "forms/otro.json", "El diagrama no usa el formulario «otro»"},
        {"unused notice", "notices/otro.mustache", "", "Asunto: Hola\n\nHola\n",
         "notices/otro.mustache", "no usa el aviso «otro»"},
        {"unused series", "chart.scxml", " number=\"actas\"", "", "package.json:7",
         "no usa la serie «actas»"},
        {"shadowed transition", "chart.scxml", "<transition event=\"plazo.revision\"",
         "<transition event=\"plazo\" target=\"pedido\"/><transition event=\"plazo.revision\"",
         "chart.scxml:21", "Esta transición nunca se toma"},
    }));
    CAPTURE(row.name);
    const LintReport report = lint_package(small_package(row.file, row.from, row.to));
    CHECK(lines_of(report.errors) == "");
    INFO(lines_of(report.warnings));
    REQUIRE(report.warnings.size() == 1);
    CHECK(report.warnings[0].place == row.place);
    CHECK(report.warnings[0].message.find(row.words) != std::string::npos);
}
