// The panels of a role: what the board shows, as data.
#include "web/api/json_words.h"
#include "web/api/operations.h"
#include "web/pages/panel_cards.h"
#include "web/problem_response.h"
#include "workflows/role_board.h"

namespace web {
namespace {

using engine::Value;
using workflows::Light;
using workflows::Panel;
using workflows::PanelReading;

const char* light_word(Light light) {
    switch (light) {
        case Light::green:
            return "verde";
        case Light::amber:
            return "ambar";
        case Light::red:
            return "rojo";
        case Light::none:
            break;
    }
    return "";
}

const char* kind_word(const Panel& panel) {
    switch (panel.kind) {
        case Panel::Kind::bars:
            return "barras";
        case Panel::Kind::dates:
            return "fechas";
        case Panel::Kind::figure:
            break;
    }
    return panel.shown == Panel::Shown::percent ? "porcentaje"
           : panel.shown == Panel::Shown::sum   ? "suma"
           : panel.shown == Panel::Shown::count ? "cuenta"
                                                : "ultimo";
}

Value problem_json(const engine::Problem& problem) {
    return {{"mensaje", problem.message}, {"lugar", problem.place}, {"remedio", problem.remedy}};
}

Value reading_json(const workflows::PackagePlan& plan, const PanelReading& reading) {
    const Panel& panel = *reading.panel;
    Value bars = Value::array(), dates = Value::array();
    for (const auto& each : reading.bars)
        bars.push_back({{"grupo", each.group},
                        {"cuentan", each.counted},
                        {"todas", each.all},
                        {"luz", light_word(each.light)},
                        {"dice", each.says}});
    for (const auto& each : reading.dates)
        dates.push_back(
            {{"expediente", each.id.value}, {"vence", each.day}, {"texto", each.label}});
    return {{"indicador", panel.id},
            {"titulo", panel.title},
            {"clase", kind_word(panel)},
            {"cuadro", panel.view},
            {"camino", panel_path(plan, panel)},
            {"valor", reading.value},
            {"cuentan", reading.counted},
            {"todas", reading.all},
            {"luz", light_word(reading.light)},
            {"dice", reading.says},
            {"barras", std::move(bars)},
            {"fechas", std::move(dates)},
            {"problema", reading.problem ? problem_json(*reading.problem) : Value()}};
}

Response board(const Request& request, Visit& visit, workflows::ViewShelf& shelf) {
    const auto organization = visit.cases.organization();
    if (!organization) return problem_response(request, organization.error());
    const auto holidays = visit.cases.holidays();
    if (!holidays) return problem_response(request, holidays.error());
    const auto found = workflows::role_board(visit.cases, visit.house.catalog(), shelf,
                                             visit.person, *organization, *holidays);
    Value sections = Value::array();
    for (const auto& each : found.sections) {
        Value panels = Value::array();
        for (const auto& reading : each.panels) panels.push_back(reading_json(*each.plan, reading));
        sections.push_back({{"procedimiento", each.plan->name},
                            {"titulo", each.plan->title},
                            {"indicadores", std::move(panels)},
                            {"problema", each.problem ? problem_json(*each.problem) : Value()}});
    }
    return json_response({{"procedimientos", std::move(sections)}});
}

}  // namespace

Operations board_operations(const SharedViews& views) {
    return {
        {"GET",
         "/tablero",
         Access::token,
         "Los indicadores de su función, sobre los expedientes que usted puede leer",
         {},
         "",
         200,
         "Tablero",
         [views](const Request& request, Visit& visit) { return board(request, visit, *views); }}};
}

}  // namespace web
