#include "web/pages/cases_page.h"

#include <charconv>

#include "engine/base/sha256.h"
#include "engine/calendar/lima_time.h"
#include "web/asset_paths.h"
#include "web/page.h"
#include "web/pages/desk.h"

namespace web {
namespace {

using engine::Value;

std::string asked(const Request& request, const char* name) {
    const std::string* value = request.asked(name);
    return value == nullptr ? "" : *value;
}

std::string typed(const Request& request, const char* name) {
    const std::string* value = request.field(name);
    return value == nullptr ? "" : *value;
}

Value kinds(Visit& visit, const std::string& chosen) {
    Value all = Value::array();
    for (const std::string& name : visit.house.catalog().names()) {
        const auto package = visit.house.catalog().find(name);
        if (package)
            all.push_back({{"texto", (*package)->title}, {"elegido", (*package)->title == chosen}});
    }
    return all;
}

Value situations(const std::string& chosen) {
    Value all = Value::array();
    for (const auto& [value, text] : {std::pair{"", "Todos"}, std::pair{"abiertos", "Abiertos"},
                                      std::pair{"terminados", "Terminados"}}) {
        all.push_back({{"valor", value}, {"texto", text}, {"elegido", chosen == value}});
    }
    return all;
}

Value row(const workflows::CaseLine& line) {
    Value made = {
        {"id", std::to_string(line.id.value)},
        {"asunto", line.title},
        {"tipo", line.package_title},
        {"iniciado", short_day(engine::calendar::lima_date(line.opened))},
        {"movido", short_moment(line.updated)},
    };
    made.update(status_tag(line.status, line.ended));
    return made;
}

Value nothing_found(bool filtered, bool more) {
    if (more)
        return {{"titulo", "Entre los más nuevos no hay ninguno"},
                {"texto", "Puede seguir buscando entre los anteriores."},
                {"camino", "/expedientes"},
                {"rotulo", "Quitar filtros"}};
    if (filtered)
        return {{"titulo", "Ningún expediente cumple estos filtros"},
                {"texto", "Pruebe con menos palabras o quite los filtros."},
                {"camino", "/expedientes"},
                {"rotulo", "Quitar filtros"}};
    return {{"titulo", "Todavía no hay expedientes que usted pueda leer"},
            {"texto", "Aparecen aquí cuando usted los inicia o cuando le corresponde intervenir."},
            {"camino", "/bandeja"},
            {"rotulo", "Volver a la bandeja"}};
}

// The packages that this person may start, as choices.
Value startable(Visit& visit, const Desk& desk, const std::string& chosen) {
    Value all = Value::array();
    for (const std::string& name : visit.house.catalog().names()) {
        const auto package = visit.house.catalog().find(name);
        if (!package ||
            desk.organization
                .standings(visit.person, (*package)->starters, Value::object(), desk.today)
                .empty())
            continue;
        all.push_back({{"valor", name}, {"texto", (*package)->title}, {"elegido", name == chosen}});
    }
    if (chosen.empty() && all.size() == 1) all[0]["elegido"] = true;
    return all;
}

// The same form sent twice opens one case.
std::string opening_key(const Visit& visit) {
    const auto now = visit.clock.now().time_since_epoch().count();
    return engine::sha256_hex("abrir|" + visit.form_token + "|" + visit.person + "|" +
                              std::to_string(now))
        .substr(0, 32);
}

Response new_case_form(const Request& request, Visit& visit, const Desk& desk,
                       const std::string& problem) {
    const std::string key = typed(request, "clave");
    const Value choices = startable(visit, desk, typed(request, "tipo"));
    Page page;
    page.title = "Iniciar expediente";
    page.section = "/expedientes";
    page.crumbs = {{"Expedientes", "/expedientes"}};
    page.with_errors = !problem.empty();
    page.status = problem.empty() ? 200 : 422;
    page.body = render("nuevo", {{"recursos", asset_paths()},
                                 {"problema", problem},
                                 {"tipos_hay", !choices.empty()},
                                 {"tipos", choices},
                                 {"asunto", typed(request, "asunto")},
                                 {"clave", key.empty() ? opening_key(visit) : key},
                                 {"ficha", visit.form_token}});
    return to_response(page, visit);
}

}  // namespace

Response cases_page(const Request& request, Visit& visit) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const std::string search = asked(request, "buscar"), kind = asked(request, "tipo"),
                      situation = asked(request, "situacion"), from = asked(request, "desde");
    workflows::CaseId before;
    std::from_chars(from.data(), from.data() + from.size(), before.value);
    const auto found = workflows::list_cases(
        visit.cases, visit.person, desk->organization, before, [&](const auto& line) {
            return matches_search(search, line.title, line.id) &&
                   (kind.empty() || line.package_title == kind) &&
                   (situation.empty() || line.ended == (situation == "terminados"));
        });
    if (!found) return problem_page(found.error(), visit);
    Value rows = Value::array();
    for (const auto& line : found->lines) rows.push_back(row(line));
    std::string more;
    if (found->next.value != 0) {
        more = "/expedientes?buscar=" + in_address(search) + "&tipo=" + in_address(kind) +
               "&situacion=" + in_address(situation) +
               "&desde=" + std::to_string(found->next.value);
    }
    Page page;
    page.title = "Expedientes";
    page.section = "/expedientes";
    page.body =
        render("expedientes",
               {{"recursos", asset_paths()},
                {"puede_iniciar", desk->may_start_some(visit)},
                {"buscar", search},
                {"tipos", kinds(visit, kind)},
                {"situaciones", situations(situation)},
                {"filas_hay", !rows.empty()},
                {"filas", rows},
                {"vacio", nothing_found(!(search + kind + situation).empty(), !more.empty())},
                {"mas", more}});
    return to_response(page, visit);
}

Response new_case_page(const Request& request, Visit& visit) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    if (request.method != "POST") return new_case_form(request, visit, *desk, "");
    const std::string kind = typed(request, "tipo"), title = typed(request, "asunto");
    if (title.find_first_not_of(" \t\r\n") == std::string::npos)
        return new_case_form(request, visit, *desk, "Escriba el asunto del expediente");
    if (title.size() > 800)
        return new_case_form(request, visit, *desk, "Acorte el asunto: caben 200 caracteres");
    bool known = false;
    for (const std::string& name : visit.house.catalog().names()) known = known || name == kind;
    if (!known) return new_case_form(request, visit, *desk, "Elija el procedimiento");
    const auto opened = visit.cases.open(kind, visit.person, {{"title", title}},
                                         "web:" + visit.person + ":" + typed(request, "clave"));
    if (opened) return see_other(case_path(*opened) + "?hecho=1");
    if (opened.error().front().kind != engine::Refusal::invalid)
        return problem_page(opened.error().front(), visit);
    return new_case_form(request, visit, *desk, engine::to_line(opened.error().front()));
}

}  // namespace web
