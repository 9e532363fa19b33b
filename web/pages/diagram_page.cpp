#include "web/pages/diagram_page.h"

#include "engine/diagram/diagram.h"
#include "engine/diagram/outline.h"
#include "web/page.h"
#include "web/pages/desk.h"
#include "workflows/diagram_words.h"

namespace web {

Response diagram_page(const Request& request, Visit& visit, engine::diagram::LayoutEngine& layout) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto view = visit.cases.see(case_of(request), visit.person, desk->organization);
    if (!view) return problem_page(view.error(), visit);
    const auto& package = *view->package;
    const auto words = workflows::diagram_words(package.chart, package.procedure, package.manifest);
    std::vector<engine::statechart::StateIndex> active;
    for (const auto& [id, entry] : view->state.entries) {
        const auto state = package.chart.find(id);
        if (state != engine::statechart::no_index) active.push_back(state);
    }
    const auto drawn =
        engine::diagram::draw_svg(layout, package.chart, words, active, {.with_style = false});
    Page page;
    page.title = "Diagrama · expediente " + std::to_string(view->id.value);
    page.section = "/expedientes";
    page.crumbs = {{"Expedientes", "/expedientes"},
                   {"Expediente " + std::to_string(view->id.value), case_path(view->id)}};
    page.body = render("diagrama",
                       {{"id", std::to_string(view->id.value)},
                        {"titulo", view->state.title},
                        {"dibujo", drawn.has_value()},
                        {"sin_dibujo", drawn ? "" : drawn.error().message},
                        {"esquema", engine::diagram::outline(package.chart, words, active)}},
                       drawn ? std::map<std::string, Html>{{"dibujo", Html{*drawn}}}
                             : std::map<std::string, Html>{});
    return to_response(page, visit);
}

}  // namespace web
