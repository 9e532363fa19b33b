// What an author gets wrong in panels, and what lint says of it.
#include "workflows/panel_definition.h"

#include <catch2/catch.hpp>

#include "tests/workflows/small_package.h"
#include "workflows/panel_days.h"

using Catch::Contains;

namespace {

// The small package with a view over its cases and these panels.
workflows::LintReport linted(const std::string& panels) {
    auto files = small_package(
        "package.json", "\"views\": {\"filas\": \"views/filas.json\"}",
        R"("views": {"filas": "views/filas.json", "casos": "views/casos.json"}, "panels": "panels/t.json")");
    files["views/casos.json"] = R"({"id": "casos", "title": "Casos", "over": "cases", "columns": [
        {"heading": "N", "path": "caso.numero"}, {"heading": "E", "name": "estado", "path": "caso.estado"}]})";
    files["panels/t.json"] = "{\"panels\": [" + panels + "]}";
    return workflows::lint_package(std::move(files));
}

std::string panel(const std::string& more) {
    return R"({"id": "a", "title": "A", "for": "role:jefe", "view": "casos")" + more + "}";
}

}  // namespace

TEST_CASE("panels in order are found to be so") {
    const auto report = linted(panel(R"(, "where": [{"column": "estado", "is": "x"}])"));
    CHECK(lines_of(report.errors) == "");
    CHECK(lines_of(report.warnings) == "");
}

TEST_CASE("what is wrong with a panel is said with its place and a remedy") {
    struct Row {
        std::string json;
        const char *place, *words;
    };
    const std::string first = "panels/t.json, panels.0";
    const auto row = GENERATE(values<Row>({
        {R"({"id": "a", "title": "A", "for": "role:jefe", "view": "caso"})",
         "panels/t.json, panels.0", "No hay ningún cuadro «caso»"},
        {R"({"id": "a", "title": "A", "for": "role:jefe", "view": "filas"})",
         "panels/t.json, panels.0", "No hay ningún cuadro «filas»"},
        {R"({"id": "a", "title": "A", "for": "role:jefa", "view": "casos"})",
         "panels/t.json, panels.0", "No se conoce el rol «jefa»"},
        {R"({"id": "a", "title": "A", "for": "list:nadie", "view": "casos"})",
         "panels/t.json, panels.0", "No se conoce la lista «nadie»"},
        {R"({"id": "a", "title": "A", "for": "field:x", "view": "casos"})",
         "panels/t.json, panels.0, for", "depende de un expediente"},
        {panel(R"(, "where": [{"column": "status", "is": "x"}])"), "panels/t.json, panels.0",
         "no tiene la columna «status»"},
        {panel(R"(, "where": [{"column": "estado", "light": "rojo"}])"),
         "panels/t.json, panels.0, where.0", "no tiene luz"},
        {panel(R"(, "where": [{"expr": "fila.", "is": "x"}])"), "panels/t.json, panels.0",
         "No se entiende «fila.»"},
        {panel(R"(, "where": [{"column": "estado"}])"), "panels/t.json, panels.0, where.0",
         "no dice nada"},
        {panel(R"(, "where": [{"column": "estado", "before": "mañana"}])"),
         "panels/t.json, panels.0, where.0, before", "No se entiende el día «mañana»"},
        {panel(R"(, "where": [{"column": "estado", "at_least": "1,000"}])"),
         "panels/t.json, panels.0, where.0, at_least", "no es un número"},
        {panel(R"(, "show": "percent")"), "panels/t.json, panels.0", "necesita «where»"},
        {panel(R"(, "show": "sum")"), "panels/t.json, panels.0", "«value» o «value_expr»"},
        {panel(R"(, "kind": "pie")"), "panels/t.json, panels.0, kind", "No existe «pie»"},
        {panel(
             R"(, "lights": [{"from": 5, "light": "rojo", "says": "a"}, {"from": 5, "light": "verde", "says": "b"}])"),
         "panels/t.json, panels.0, lights.1, from", "no es mayor que el anterior"},
        {panel(R"(, "colour": "x")"), "panels/t.json, panels.0, colour", "No se conoce «colour»"},
        {panel("") + "," + panel(""), "panels/t.json, panels.1", "está dos veces"},
    }));
    CAPTURE(row.json);
    const auto report = linted(row.json);
    INFO(lines_of(report.errors));
    REQUIRE(report.errors.size() == 1);
    CHECK(report.errors[0].place == row.place);
    CHECK_THAT(report.errors[0].message, Contains(row.words));
    CHECK_FALSE(report.errors[0].remedy.empty());
}

TEST_CASE("days of panels") {
    const auto holidays = engine::calendar::HolidayTable::peru();
    const engine::calendar::WorkingCalendar calendar(holidays);
    const auto today = *engine::calendar::parse_date("2023-06-28");
    const auto day = [&](const char* text) {
        const auto found = workflows::panel_day(text, today, calendar);
        return found ? engine::calendar::to_iso(*found) : found.error().message;
    };
    CHECK(day("today") == "2023-06-28");
    CHECK(day("end_of_month") == "2023-06-30");
    CHECK(day("end_of_quarter") == "2023-06-30");
    CHECK(day("end_of_year") == "2023-12-31");
    CHECK(day("1 habil") == "2023-06-30");  // the 29th is a holiday
    CHECK(day("2024-02-29") == "2024-02-29");
    CHECK_FALSE(workflows::is_panel_day("yesterday"));
}
