#include "web/pages/agenda_page.h"

#include "web/asset_paths.h"
#include "web/page.h"
#include "web/pages/admin_desk.h"
#include "web/pages/desk.h"
#include "workflows/agenda.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;
using workflows::AgendaLine;

const std::map<std::string, std::string> said = {
    {"en-vigor", "Quedó en vigor desde mañana: cada expediente se abrirá el día que le toca."},
    {"suspendida", "Quedó suspendida: ya no se abrirá ningún expediente por sí solo."}};

Value row_of(const AgendaLine& line, const Desk& desk) {
    return {{"titulo", line.title},
            {"norma", line.norm},
            {"regla", line.rule},
            {"proxima", desk.day(line.next)},
            {"hasta", line.until.empty() ? "" : desk.day(line.until)},
            {"problema", line.problem},
            {"ultima", line.last.empty() ? "" : desk.day(line.last)},
            {"camino", line.last_case.value == 0 ? "" : case_path(line.last_case)}};
}

bool may_schedule(const Visit& visit, const Desk& desk, const std::string& package) {
    return workflows::may_schedule(visit.house, desk.organization, visit.person, package,
                                   desk.today);
}

Value packages_of(const std::vector<AgendaLine>& lines, const Visit& visit, const Desk& desk,
                  const std::string& refused, const std::string& reason) {
    Value packages = Value::array();
    for (const AgendaLine& line : lines) {
        if (packages.empty() || packages.back().at("paquete") != line.package) {
            if (!may_schedule(visit, desk, line.package)) continue;
            packages.push_back({{"paquete", line.package},
                                {"titulo", line.package_title},
                                {"estado", ""},
                                {"clase", ""},
                                {"en_vigor", false},
                                {"activable", false},
                                {"otra", false},
                                {"motivo", refused == line.package ? reason : ""},
                                {"ficha", visit.form_token},
                                {"filas", Value::array()}});
        }
        Value& package = packages.back();
        package["filas"].push_back(row_of(line, desk));
        if (line.in_force) package["en_vigor"] = true;
        if (line.outdated) package["otra"] = true;
        if (line.here && (!line.in_force || line.outdated)) package["activable"] = true;
    }
    for (Value& package : packages) {
        const bool in_force = package.at("en_vigor").get<bool>();
        package["estado"] = in_force ? "En vigor" : "Sin vigor";
        package["clase"] = in_force ? "ok" : "";
    }
    return packages;
}

Response page_of(Visit& visit, const Desk& desk, Value notice, int status = 200,
                 const std::string& refused = "", const std::string& reason = "") {
    const auto lines = workflows::agenda_of(visit.house, visit.cases);
    if (!lines) return problem_page(lines.error(), visit);
    Value packages = packages_of(*lines, visit, desk, refused, reason);
    Page page;
    page.status = status;
    page.with_errors = status != 200;
    page.title = "Agenda";
    page.section = "/agenda";
    page.body = render("agenda", {{"recursos", asset_paths()},
                                  {"aviso", std::move(notice)},
                                  {"paquetes_hay", !packages.empty()},
                                  {"paquetes", packages}});
    return to_response(page, visit);
}

// What this person may not see is not there.
std::optional<Problem> unknown(const Visit& visit, const Desk& desk, const std::string& name) {
    if (may_schedule(visit, desk, name)) return std::nullopt;
    return Problem{Refusal::not_found, "No existe esa programación.", "", "Elíjala en la agenda."};
}

}  // namespace

Response agenda_page(const Request& request, Visit& visit) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    return page_of(visit, *desk, asked_notice(request, said));
}

Response activate_agenda_page(const Request& request, Visit& visit) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const std::string& package = request.matched.at("paquete");
    if (const auto problem = unknown(visit, *desk, package)) return problem_page(*problem, visit);
    const auto done =
        workflows::activate_schedules(visit.house, visit.cases, package, {}, visit.person);
    if (!done) return page_of(visit, *desk, error_notice(in_words(done.error().front())), 422);
    return see_other("/agenda?hecho=en-vigor");
}

Response suspend_agenda_page(const Request& request, Visit& visit) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const std::string& package = request.matched.at("paquete");
    if (const auto problem = unknown(visit, *desk, package)) return problem_page(*problem, visit);
    const std::string reason = typed_in(request, "motivo");
    const auto done = workflows::suspend_schedules(visit.cases, package, reason, visit.person);
    if (!done)
        return page_of(visit, *desk, error_notice(in_words(done.error())), 422, package, reason);
    return see_other("/agenda?hecho=suspendida");
}

}  // namespace web
