#include "web/pages/shown_table.h"

#include <algorithm>

#include "web/pages/panel_cards.h"
#include "workflows/case_matrix.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;
using workflows::ViewDefinition;

std::size_t most_rows_of(const ViewDefinition& view) {
    return most_cells_at_once / std::max<std::size_t>(view.columns.size(), 1);
}

Problem prepared_apart() {
    return {Refusal::wrong_state, "El cuadro es grande: su archivo se prepara aparte.", "",
            "Pídalo con los botones del cuadro."};
}

// Which rows the address asks for: those behind a panel of that view, or null for all.
engine::Result<const workflows::Panel*> panel_of(const Request& request,
                                                 const workflows::PackagePlan& plan,
                                                 const workflows::ViewPlan& view) {
    const std::string* asked = request.asked("indicador");
    if (asked == nullptr) return nullptr;
    const workflows::Panel* panel = plan.panel(*asked);
    if (panel != nullptr && panel->view == view.view.id) return panel;
    return Problem{Refusal::not_found, "El cuadro no tiene ese indicador.", "",
                   "Vea el cuadro entero desde «Seguimiento»."};
}

workflows::PanelPart part_of(const Request& request) {
    workflows::PanelPart part;
    const std::string* asked = request.asked("parte");
    const std::string* group = request.asked("grupo");
    part.all = asked != nullptr && *asked == "todas";
    if (group != nullptr) part.group = *group;
    return part;
}

}  // namespace

engine::Result<ShownTable> table_of_case(const Request& request, const workflows::CaseView& view,
                                         const ViewDefinition& definition) {
    const Value& data = workflows::chart_data(view.state);
    const Value* rows = engine::find_path(data, definition.rows);
    const std::size_t count = rows != nullptr && rows->is_array() ? rows->size() : 0;
    const bool too_many = count > most_rows_of(definition);
    if (too_many && request.asked("formato") != nullptr) return prepared_apart();
    auto matrix =
        workflows::make_matrix(*view.package, definition, too_many ? Value::object() : data);
    if (!matrix) return matrix.error().front();
    ShownTable shown{std::move(*matrix),
                     {},
                     case_path(view.id) + "/cuadros/" + definition.id,
                     view.state.title + " · expediente " + std::to_string(view.id.value)};
    if (too_many) shown.count = count;
    return shown;
}

engine::Result<ShownTable> table_over_cases(const Request& request, Visit& visit, const Desk& desk,
                                            const workflows::PackagePlan& plan,
                                            const workflows::ViewPlan& view,
                                            workflows::ViewShelf& shelf) {
    const auto panel = panel_of(request, plan, view);
    if (!panel) return panel.error();
    const std::size_t most =
        *panel != nullptr ? workflows::most_panel_rows : most_rows_of(view.view);
    auto gathered = std::move(workflows::rows_over_cases(visit.cases, &shelf, {&view}, visit.person,
                                                         desk.organization, most)
                                  .front());
    if (gathered.problem) return *gathered.problem;
    ShownTable shown{{},
                     {},
                     "/seguimiento/" + plan.name + "/" + view.view.id,
                     plan.title + ", los expedientes que usted puede leer"};
    if (*panel != nullptr) {
        const auto ground = workflows::panel_ground(**panel, visit.cases, visit.person,
                                                    desk.organization, desk.holidays);
        const auto part = part_of(request);
        auto behind = workflows::rows_behind(**panel, view, gathered, ground, part);
        if (!behind) return behind.error();
        gathered.rows = std::move(*behind);
        const std::string path = panel_path(plan, **panel, part);
        shown.query = path.substr(path.find('?') + 1) + "&";
        shown.indicator = {
            {"titulo", (*panel)->title}, {"grupo", part.group.value_or("")}, {"todas", part.all}};
    } else if (gathered.too_many) {
        if (request.asked("formato") != nullptr) return prepared_apart();
        shown.count = gathered.count;
    }
    auto made = workflows::matrix_of_rows(view, gathered.rows);
    shown.matrix = std::move(made.matrix);
    shown.cases = std::move(made.cases);
    return shown;
}

}  // namespace web
