#include "web/pages/admin_desk.h"

#include <algorithm>

#include "web/asset_paths.h"
#include "workflows/administration.h"

namespace web {

using engine::Value;

namespace {

struct Tab {
    const char *path, *text;
};
constexpr Tab tabs[] = {{"personas", "Personas y cuentas"},
                        {"reemplazos", "Reemplazos"},
                        {"feriados", "Feriados"},
                        {"flujos", "Flujos"},
                        {"correo", "Correo"},
                        {"ganchos", "Ganchos"},
                        {"registro", "Registro técnico"}};

}  // namespace

engine::Result<Desk> open_admin(const Visit& visit) {
    auto desk = open_desk(visit);
    if (!desk) return desk.error();
    if (!workflows::may_administer(desk->organization, visit.person))
        return engine::Problem{engine::Refusal::not_authorized,
                               "La administración es de quien tiene el rol «administrador».", "",
                               "Si lo necesita, pídalo a quien administra Visado en su entidad."};
    return desk;
}

Html admin_tabs(const std::string& tab) {
    Value list = Value::array();
    for (const Tab& each : tabs)
        list.push_back({{"camino", std::string("/administracion/") + each.path},
                        {"texto", each.text},
                        {"aqui", tab == each.path}});
    return render("admin_pestanas", {{"pestanas", list}});
}

Page admin_page(const std::string& title, const std::string& tab) {
    Page page;
    page.title = title;
    page.section = "/administracion";
    if (!tab.empty()) page.crumbs = {{"Administración", "/administracion"}};
    return page;
}

Value done_notice(const std::string& text) {
    return {{"clase", "ok"}, {"icono", "visto"}, {"papel", "status"}, {"texto", text}};
}

Value error_notice(const std::string& text) {
    return {{"clase", "mal"}, {"icono", "alerta"}, {"papel", "alert"}, {"texto", text}};
}

Value asked_notice(const Request& request, const std::map<std::string, std::string>& said) {
    const std::string* asked = request.asked("hecho");
    if (asked == nullptr) return nullptr;
    const auto found = said.find(*asked);
    return found == said.end() ? Value(nullptr) : done_notice(found->second);
}

std::string typed_in(const Request& request, const std::string& name) {
    const std::string* value = request.field(name);
    if (value == nullptr) return "";
    const auto begin = value->find_first_not_of(" \t\r\n");
    if (begin == std::string::npos) return "";
    return value->substr(begin, value->find_last_not_of(" \t\r\n") + 1 - begin);
}

std::string in_words(const engine::Problem& problem) {
    return problem.message + (problem.remedy.empty() ? "" : " " + problem.remedy);
}

Value people_choices(const workflows::Organization& organization, const std::string& chosen) {
    auto people = organization.people();
    std::sort(people.begin(), people.end(),
              [](const auto& a, const auto& b) { return searchable(a.name) < searchable(b.name); });
    Value list = Value::array();
    for (const auto& each : people)
        list.push_back(
            {{"valor", each.id},
             {"texto", each.name == each.post ? each.name : each.name + " · " + each.post},
             {"elegido", each.id == chosen}});
    return list;
}

}  // namespace web
