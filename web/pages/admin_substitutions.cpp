#include "web/pages/admin_substitutions.h"

#include <algorithm>

#include "web/asset_paths.h"
#include "web/pages/admin_desk.h"

namespace web {
namespace {

using engine::Value;
using engine::calendar::to_iso;
using workflows::Substitution;

const std::map<std::string, std::string> said = {
    {"registrado", "El reemplazo quedó registrado. Rige en las fechas indicadas, sin más trámite."},
    {"cerrado", "El reemplazo quedó cerrado."}};

Value state_of(const Substitution& each, engine::calendar::Date today) {
    if (each.to < today) return {{"texto", "Terminado"}, {"clase", ""}};
    if (each.from > today) return {{"texto", "Por empezar"}, {"clase", "inf"}};
    return {{"texto", "Vigente"}, {"clase", "ok"}};
}

// Those that are not over first, the newest of each first.
std::vector<Substitution> in_order(const Desk& desk) {
    auto list = desk.organization.substitutions();
    std::stable_sort(list.begin(), list.end(), [&](const auto& a, const auto& b) {
        const bool a_over = a.to < desk.today, b_over = b.to < desk.today;
        return a_over != b_over ? b_over : a.from > b.from;
    });
    return list;
}

Value rows_of(const Desk& desk) {
    Value rows = Value::array();
    int number = 0;
    for (const Substitution& each : in_order(desk)) {
        const bool over = each.to < desk.today;
        rows.push_back({{"numero", std::to_string(++number)},
                        {"titular", desk.name(each.absent)},
                        {"encargado", desk.name(each.substitute)},
                        {"id_titular", each.absent},
                        {"desde", short_day(each.from)},
                        {"hasta", short_day(each.to)},
                        {"desde_iso", to_iso(each.from)},
                        {"hasta_iso", to_iso(each.to)},
                        {"propuesta", to_iso(std::clamp(desk.today, each.from, each.to))},
                        {"documento", each.document},
                        {"estado", state_of(each, desk.today)},
                        {"abierto", !over}});
    }
    return rows;
}

Response page_of(const Request& request, Visit& visit, const Desk& desk, Value notice,
                 int status = 200) {
    const bool failed = status != 200;
    const Value rows = rows_of(desk);
    Page page = admin_page("Reemplazos", "reemplazos");
    page.status = status;
    page.with_errors = failed;
    page.body =
        render("admin_reemplazos",
               {{"recursos", asset_paths()},
                {"aviso", std::move(notice)},
                {"filas", rows},
                {"filas_hay", !rows.empty()},
                {"titulares", people_choices(desk.organization, typed_in(request, "titular"))},
                {"encargados", people_choices(desk.organization, typed_in(request, "encargado"))},
                {"desde", typed_in(request, "desde")},
                {"hasta", typed_in(request, "hasta")},
                {"documento", typed_in(request, "documento")},
                {"ficha", visit.form_token}},
               {{"pestanas", admin_tabs("reemplazos")}});
    return to_response(page, visit);
}

// What the form leaves open; the rest is judged by the organisation.
std::string missing(const Request& request) {
    if (typed_in(request, "titular").empty()) return "Elija a quién se reemplaza";
    if (typed_in(request, "encargado").empty()) return "Elija quién se encarga";
    if (!engine::calendar::parse_date(typed_in(request, "desde"))) return "Escriba el primer día";
    if (!engine::calendar::parse_date(typed_in(request, "hasta"))) return "Escriba el último día";
    if (typed_in(request, "documento").empty()) return "Escriba el documento que lo dispone";
    if (typed_in(request, "documento").size() > 400) return "Acorte el nombre del documento";
    return "";
}

// Places of the engine ("substitutions.0") say nothing to people.
std::string refusal_words(const engine::Problem& problem) {
    std::string words;
    std::string rest = problem.message;
    for (std::size_t at = 0; !rest.empty();) {
        at = rest.find('\n');
        std::string line = rest.substr(0, at);
        if (line.starts_with("substitutions.")) line = line.substr(line.find(": ") + 2);
        words += (words.empty() ? "" : " ") + line;
        rest = at == std::string::npos ? "" : rest.substr(at + 1);
    }
    return words + (problem.remedy.empty() ? "" : " " + problem.remedy);
}

}  // namespace

Response substitutions_page(const Request& request, Visit& visit) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    if (request.method != "POST")
        return page_of(request, visit, *desk, asked_notice(request, said));
    if (const auto words = missing(request); !words.empty())
        return page_of(request, visit, *desk, error_notice(words), 422);
    const auto recorded =
        visit.cases.administer(workflows::organization_kind, "encargatura.registrar", visit.person,
                               {{"absent", typed_in(request, "titular")},
                                {"substitute", typed_in(request, "encargado")},
                                {"from", typed_in(request, "desde")},
                                {"to", typed_in(request, "hasta")},
                                {"document", typed_in(request, "documento")}});
    if (!recorded)
        return page_of(request, visit, *desk, error_notice(refusal_words(recorded.error())), 422);
    return see_other("/administracion/reemplazos?hecho=registrado");
}

Response close_substitution_page(const Request& request, Visit& visit) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto recorded =
        visit.cases.administer(workflows::organization_kind, "encargatura.cerrar", visit.person,
                               {{"absent", typed_in(request, "de")},
                                {"from", typed_in(request, "inicio")},
                                {"to", typed_in(request, "ultimo")}});
    if (!recorded)
        return page_of(request, visit, *desk, error_notice(refusal_words(recorded.error())), 422);
    return see_other("/administracion/reemplazos?hecho=cerrado");
}

}  // namespace web
