// What opens by itself, and where the cells of tables come from.
#include <charconv>

#include "web/api/json_words.h"
#include "web/api/operations.h"
#include "web/problem_response.h"
#include "workflows/agenda.h"
#include "workflows/cell_origin.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;
using workflows::AgendaLine;

Value as_json(const AgendaLine& line) {
    return {{"procedimiento", line.package},
            {"programacion", line.schedule},
            {"asunto", line.title},
            {"cuando", line.rule},
            {"norma", line.norm},
            {"en_vigor", line.in_force},
            {"proxima", line.next},
            {"hasta", line.until},
            {"problema", line.problem},
            {"ultima", line.last},
            {"expediente", line.last_case.value}};
}

bool may_schedule(const Visit& visit, const workflows::Organization& organization,
                  const std::string& package) {
    return workflows::may_schedule(visit.house, organization, visit.person, package,
                                   visit.cases.today());
}

Response agenda(const Request& request, Visit& visit) {
    const auto organization = visit.cases.organization();
    if (!organization) return problem_response(request, organization.error());
    const auto lines = workflows::agenda_of(visit.house, visit.cases);
    if (!lines) return problem_response(request, lines.error());
    Value all = Value::array();
    for (const AgendaLine& line : *lines)
        if (may_schedule(visit, *organization, line.package)) all.push_back(as_json(line));
    return json_response({{"programaciones", std::move(all)}});
}

Response set_in_force(const Request& request, Visit& visit) {
    const auto organization = visit.cases.organization();
    if (!organization) return problem_response(request, organization.error());
    const std::string& package = request.matched.at("procedimiento");
    if (!may_schedule(visit, *organization, package))
        return problem_response(request, Problem{Refusal::not_found, "No existe esa programación.",
                                                 package, "Vea GET /agenda."});
    const auto body = body_object(request, {"en_vigor", "motivo"});
    if (!body) return problem_response(request, body.error());
    if (!body->contains("en_vigor") || !(*body)["en_vigor"].is_boolean())
        return problem_response(request, Problem{Refusal::invalid, "Falta «en_vigor».", "en_vigor",
                                                 "Use true o false."});
    const auto reason = text_member(*body, "motivo");
    if (!reason) return problem_response(request, reason.error());
    if ((*body)["en_vigor"].get<bool>()) {
        const auto done =
            workflows::activate_schedules(visit.house, visit.cases, package, {}, visit.person);
        if (!done) return problem_response(request, done.error().front());
    } else {
        const auto done = workflows::suspend_schedules(visit.cases, package, *reason, visit.person);
        if (!done) return problem_response(request, done.error());
    }
    return agenda(request, visit);
}

std::size_t asked_number(const Request& request, const char* name) {
    std::size_t number = 0;
    if (const std::string* text = request.asked(name))
        std::from_chars(text->data(), text->data() + text->size(), number);
    return number;
}

// The cell is named as in the table: the text of the row's first cell, the column's name.
Response cell_origin(const Request& request, Visit& visit) {
    const auto organization = visit.cases.organization();
    if (!organization) return problem_response(request, organization.error());
    const auto seen = visit.cases.see(case_of(request), visit.person, *organization);
    if (!seen) return problem_response(request, seen.error());
    const std::string& id = request.matched.at("cuadro");
    auto view = workflows::view_named(*seen->package, id, false);
    if (!view) view = workflows::view_named(*seen->package, id, true);
    if (!view) return problem_response(request, view.error());
    workflows::CellPlace place{"", asked_number(request, "n"), view->columns.size()};
    if (const std::string* row = request.asked("fila")) place.row = *row;
    const std::string* column = request.asked("columna");
    for (std::size_t i = 0; column != nullptr && i < view->columns.size(); ++i)
        if (view->columns[i].name == *column) place.column = i;
    const auto changes = workflows::cell_changes(visit.house, *seen, *view, place);
    if (!changes) return problem_response(request, changes.error().front());
    Value all = Value::array();
    for (const auto& each : *changes)
        all.push_back({{"entrada", each.sequence}, {"texto", each.text}});
    return json_response({{"cambios", std::move(all)}});
}

}  // namespace

Operations agenda_operations() {
    return {
        {"GET",
         "/agenda",
         Access::token,
         "Lo que se abre por sí solo, de los procedimientos que usted puede abrir",
         {},
         "",
         200,
         "Agenda",
         agenda},
        {"POST",
         "/agenda/{procedimiento}",
         Access::token,
         "Pone en vigor las programaciones de un procedimiento, o las suspende",
         {},
         "Vigencia",
         200,
         "Agenda",
         set_in_force},
        {"GET",
         "/expedientes/{expediente}/cuadros/{cuadro}/celda",
         Access::token,
         "De dónde viene una celda: las entradas del registro que la cambiaron",
         {{"query", "fila", true, "El texto de la primera celda de su fila"},
          {"query", "columna", true, "El nombre de su columna"},
          {"query", "n", false, "Cuántas filas con ese texto están antes; 0 si no se indica"}},
         "",
         200,
         "Procedencia",
         cell_origin},
    };
}

}  // namespace web
