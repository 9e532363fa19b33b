#include "web/pages/cell_page.h"

#include <charconv>

#include "web/asset_paths.h"
#include "web/page.h"
#include "web/pages/desk.h"
#include "workflows/audit_trail.h"
#include "workflows/cell_origin.h"

namespace web {
namespace {

using engine::Value;
using workflows::CaseId;
using workflows::CellChange;
using workflows::CellPlace;
using workflows::ViewDefinition;

std::int64_t asked_number(const Request& request, const char* name) {
    std::int64_t number = 0;
    if (const std::string* text = request.asked(name))
        std::from_chars(text->data(), text->data() + text->size(), number);
    return number < 0 ? 0 : number;
}

CellPlace place_of(const Request& request) {
    const std::string* row = request.asked("fila");
    return {row == nullptr ? "" : *row, static_cast<std::size_t>(asked_number(request, "n")),
            static_cast<std::size_t>(asked_number(request, "columna"))};
}

Value change_of(const CellChange& change, CaseId id, const workflows::TrailLine& line) {
    return {{"valor", change.text.empty() ? "(vacío)" : change.text},
            {"entrada", std::to_string(change.sequence)},
            {"camino", case_path(id) + "#entrada-" + std::to_string(change.sequence)},
            {"cuando", line.when},
            {"que", line.text},
            {"huella", short_hash(line.hash)}};
}

Response shown(Visit& visit, const Desk& desk, CaseId id, const ViewDefinition& view,
               const CellPlace& place, Page page, const std::string& table_path) {
    const auto seen = visit.cases.see(id, visit.person, desk.organization);
    if (!seen) return problem_page(seen.error(), visit);
    const auto changes = workflows::cell_changes(visit.house, *seen, view, place);
    if (!changes) return problem_page(changes.error().front(), visit);
    Value rows = Value::array();
    for (auto change = changes->rbegin(); change != changes->rend(); ++change) {
        const auto entry = visit.house.queries().entries(id, change->sequence, 1);
        if (entry.empty()) continue;
        auto line = workflows::tell(entry.front(), desk.organization);
        if (line.secret) workflows::take_name_out(line);
        rows.push_back(change_of(*change, id, line));
    }
    page.title = "De dónde viene";
    page.crumbs.push_back({view.title, table_path});
    page.body = render("celda", {{"recursos", asset_paths()},
                                 {"columna", view.columns[place.column].heading},
                                 {"fila", place.row},
                                 {"expediente", seen->state.title},
                                 {"numero", std::to_string(id.value)},
                                 {"cambios_hay", !rows.empty()},
                                 {"cambios", std::move(rows)}});
    return to_response(page, visit);
}

}  // namespace

Response case_cell_page(const Request& request, Visit& visit) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto seen = visit.cases.see(case_of(request), visit.person, desk->organization);
    if (!seen) return problem_page(seen.error(), visit);
    const auto view = workflows::view_named(*seen->package, request.matched.at("cuadro"), false);
    if (!view) return problem_page(view.error(), visit);
    Page page;
    page.section = "/expedientes";
    page.crumbs = {{"Expedientes", "/expedientes"}, {seen->state.title, case_path(seen->id)}};
    return shown(visit, *desk, seen->id, *view, place_of(request), std::move(page),
                 case_path(seen->id) + "/cuadros/" + view->id + "?procedencia=si");
}

Response follow_up_cell_page(const Request& request, Visit& visit) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const CaseId id{asked_number(request, "caso")};
    const auto seen = visit.cases.see(id, visit.person, desk->organization);
    if (!seen) return problem_page(seen.error(), visit);
    const auto package = visit.house.catalog().find(request.matched.at("paquete"));
    if (!package) return problem_page(package.error().front(), visit);
    const auto view = workflows::view_named(**package, request.matched.at("cuadro"), true);
    if (!view) return problem_page(view.error(), visit);
    if (seen->state.package_name != (*package)->name)
        return problem_page({engine::Refusal::not_found, "Ese expediente no está en el cuadro.", "",
                             "Elíjalo en el cuadro."},
                            visit);
    Page page;
    page.section = "/seguimiento";
    page.crumbs = {{"Seguimiento", "/seguimiento"}};
    return shown(
        visit, *desk, id, *view, place_of(request), std::move(page),
        "/seguimiento/" + request.matched.at("paquete") + "/" + view->id + "?procedencia=si");
}

}  // namespace web
