#include "web/page.h"

#include <algorithm>

#include "engine/calendar/lima_time.h"
#include "web/asset_paths.h"
#include "web/inbox_tally.h"
#include "web/pages_text/office_text.h"
#include "web/problem_response.h"
#include "workflows/administration.h"

namespace web {
namespace {

using engine::Value;

using workflows::Organization;

bool everybody(const Organization&, const std::string&) {
    return true;
}

struct MenuEntry {
    const char *group, *text, *path, *icon;
    bool (*for_whom)(const Organization&, const std::string& person);
};

// Hidden means: not permitted at all.
constexpr MenuEntry menu[] = {
    {"Trabajo", "Bandeja", "/bandeja", "bandeja", everybody},
    {"Trabajo", "Expedientes", "/expedientes", "carpeta", everybody},
    {"Trabajo", "Seguimiento", "/seguimiento", "flujo", everybody},
    {"Trabajo", "Agenda", "/agenda", "calendario", everybody},
    {"Trabajo", "Tablero", "/tablero", "reloj", everybody},
    {"Sistema", "Verificar un documento", "/verificacion", "escudo", everybody},
    {"Sistema", "Verificación del registro", "/verificacion/registro", "sello",
     workflows::may_verify},
    {"Sistema", "Administración", "/administracion", "personas", workflows::may_administer},
};

// What waits, beside the entry that leads there.
Value figure_of(const std::string& path, const Waiting& waiting) {
    if (path != "/bandeja" || waiting.matters == 0) return nullptr;
    const bool late = waiting.overdue != 0;
    return {
        {"cifra", std::to_string(waiting.matters)},
        {"clase", late ? "mal" : ""},
        {"texto", " por atender" + (late ? ", " + counted(waiting.overdue, "vencido", "vencidos")
                                         : std::string())}};
}

Value menu_of(const std::string& section, const Organization& organization,
              const std::string& person, const Waiting& waiting) {
    Value groups = Value::array();
    for (const MenuEntry& each : menu) {
        if (!each.for_whom(organization, person)) continue;
        if (groups.empty() || groups.back().at("grupo") != each.group)
            groups.push_back({{"grupo", each.group}, {"entradas", Value::array()}});
        groups.back()["entradas"].push_back({{"texto", each.text},
                                             {"camino", each.path},
                                             {"icono", each.icon},
                                             {"espera", figure_of(each.path, waiting)},
                                             {"aqui", section == each.path}});
    }
    return groups;
}

Value steps(const std::vector<Crumb>& crumbs) {
    Value all = Value::array();
    for (const Crumb& each : crumbs) all.push_back({{"texto", each.title}, {"camino", each.path}});
    return all;
}

constexpr std::pair<const char*, const char*> themes[] = {
    {"", "Según el equipo"}, {"claro", "Claro"}, {"oscuro", "Oscuro"}};

Value frame_of(const Page& page, const std::string& theme) {
    Value choices = Value::array();
    for (const auto& [value, text] : themes)
        choices.push_back({{"valor", value}, {"texto", text}, {"elegido", theme == value}});
    return {{"titulo", (page.with_errors ? "Error: " : "") + page.title + " · Visado"},
            {"recursos", asset_paths()},
            {"inicio", "/"},
            {"entidad", ""},
            {"demo", false},
            {"visitante", nullptr},
            {"ruta", nullptr},
            {"tema", theme},
            {"esquema", theme == "claro"    ? "light"
                        : theme == "oscuro" ? "dark"
                                            : "light dark"},
            {"aspectos", choices},
            {"hora", ""}};
}

Response answer(const Page& page, const Value& frame) {
    return {page.status, "text/html; charset=utf-8",
            render("marco", frame, {{"cuerpo", page.body}}).text};
}

Html message(const std::string& icon, const std::string& title, const std::string& text,
             const std::string& code, Value way_out) {
    return render("mensaje", {{"recursos", asset_paths()},
                              {"icono", icon},
                              {"titulo", title},
                              {"texto", text},
                              {"codigo", code},
                              {"salida", std::move(way_out)}});
}

std::string title_of(const engine::Problem& problem) {
    switch (problem.kind) {
        case engine::Refusal::not_found:
            return "No encontramos esa página";
        case engine::Refusal::not_authorized:
            return "Esto no le corresponde";
        case engine::Refusal::stale:
        case engine::Refusal::conflict:
        case engine::Refusal::wrong_state:
            return "El expediente cambió mientras usted trabajaba";
        case engine::Refusal::invalid:
            break;
    }
    return "No se pudo atender el pedido";
}

}  // namespace

Response to_response(const Page& page, const Visit& visit) {
    Value frame = frame_of(page, visit.theme);
    frame["demo"] = visit.demo;
    frame["hora"] = short_moment(visit.clock.now());
    if (!page.crumbs.empty()) frame["ruta"] = {{"pasos", steps(page.crumbs)}};
    if (const auto organization = visit.cases.organization()) {
        const Value& entity = organization->entity();
        if (entity.is_object()) frame["entidad"] = entity.value("siglas", "");
        if (const auto* person = organization->person(visit.person)) {
            const Waiting waiting = visit.tally == nullptr
                                        ? Waiting{}
                                        : visit.tally->of(visit.cases, visit.person, *organization);
            frame["visitante"] = {
                {"nombre", person->name},
                {"puesto", person->post},
                {"iniciales", initials(person->name)},
                {"ficha", visit.form_token},
                {"menu", menu_of(page.section, *organization, visit.person, waiting)}};
        }
    }
    return answer(page, frame);
}

Response problem_page(const engine::Problem& problem, const Visit& visit) {
    Page page;
    page.title = title_of(problem);
    page.status = status_of(problem.kind);
    const std::string text = problem.message + (problem.remedy.empty() ? "" : " " + problem.remedy);
    const Value way_out =
        visit.person.empty()
            ? Value{{"camino", "/verificacion"}, {"rotulo", "Verificar un documento"}}
            : Value{{"camino", "/bandeja"}, {"rotulo", "Volver a la bandeja"}};
    page.body = message(page.status == 403   ? "candado"
                        : page.status == 404 ? "buscar"
                                             : "alerta",
                        page.title, text, "", way_out);
    return to_response(page, visit);
}

Response fault_page(const Fault& fault, const std::string& code) {
    const FaultWords words = words_for(fault.status);
    Page page;
    page.title = words.title;
    page.status = fault.status;
    const std::string text =
        fault.message + (fault.message.empty() ? "" : " ") + std::string(words.advice);
    page.body = message(fault.status == 404 ? "buscar" : "alerta", page.title, text, code,
                        {{"camino", "/"}, {"rotulo", "Volver al inicio"}});
    return answer(page, frame_of(page, ""));
}

}  // namespace web
