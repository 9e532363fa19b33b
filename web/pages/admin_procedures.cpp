#include "web/pages/admin_procedures.h"

#include "engine/diagram/diagram.h"
#include "web/asset_paths.h"
#include "web/pages/admin_desk.h"
#include "web/pages/job_page.h"
#include "web/pages/migration_job.h"
#include "workflows/case_decider.h"
#include "workflows/diagram_words.h"
#include "workflows/package_lint.h"

namespace web {
namespace {

using engine::Value;
using workflows::Package;

std::string flow_path(const std::string& name) {
    return "/administracion/flujos/" + in_address(name);
}

// How many live cases are on which version, by the hash that they are pinned to.
std::map<std::string, std::size_t> live_versions(const Visit& visit, const std::string& name) {
    std::map<std::string, std::size_t> count;
    for (const auto& summary : visit.cases.queries().streams(workflows::case_kind, {}, 1'000'000)) {
        if (summary.ended) continue;
        const auto stream = visit.cases.queries().stream(summary.id);
        if (!stream || stream->snapshot.value("package_name", "") != name) continue;
        ++count[stream->snapshot.value("package", "")];
    }
    return count;
}

// The version as its manifest calls it; the files are in the store.
std::string version_of(const Visit& visit, const std::string& hash) {
    const auto bundle = visit.cases.content(hash);
    const auto files = bundle ? workflows::files_from_bundle(*bundle)
                              : engine::Result<workflows::PackageFiles>(engine::Problem{});
    if (!files || !files->contains("package.json")) return "desconocida";
    const auto manifest = engine::parse_json(files->at("package.json"), "");
    return manifest ? manifest->value("version", "desconocida") : "desconocida";
}

Value versions_of(const Visit& visit, const std::string& name, const std::string& current) {
    Value list = Value::array();
    for (const auto& [hash, count] : live_versions(visit, name))
        list.push_back({{"version", version_of(visit, hash)},
                        {"huella", short_hash(hash)},
                        {"cuantos", counted(count, "expediente en curso", "expedientes en curso")},
                        {"actual", hash == current}});
    return list;
}

Value problems_of(const engine::Problems& problems) {
    Value list = Value::array();
    for (const auto& each : problems) list.push_back({{"texto", engine::to_line(each)}});
    return list;
}

// A page with its own engine for drawing: charts are drawn here seldom.
Html picture_of(const Package& package) {
    engine::diagram::LayoutEngine layout;
    const auto words = workflows::diagram_words(package.chart, package.procedure, package.manifest);
    const auto drawn =
        engine::diagram::draw_svg(layout, package.chart, words, {}, {.with_style = false});
    if (drawn)
        return {
            "<div class=\"diagrama\" role=\"region\" aria-label=\"Diagrama\" "
            "tabindex=\"0\">" +
            *drawn + "</div>"};
    return {"<p class=\"t2\">" + escaped(drawn.error().message) + "</p>"};
}

Value trial_of(const std::optional<Job>& job, const std::string& version) {
    if (!job || job->state != Job::State::done || !job->result.is_object()) return nullptr;
    Value rows = Value::array();
    std::size_t movable = 0;
    for (const auto& each : job->result.at("casos")) {
        std::string reasons;
        for (const auto& reason : each.at("razones"))
            reasons += (reasons.empty() ? "" : " ") + reason.get<std::string>();
        const bool moved = each.at("movido").get<bool>();
        movable += reasons.empty() && !moved;
        rows.push_back({{"expediente", std::to_string(each.at("expediente").get<std::int64_t>())},
                        {"estado", each.at("estado")},
                        {"version", each.at("version")},
                        {"texto", moved             ? "Pasó"
                                  : reasons.empty() ? "Puede pasar"
                                                    : reasons},
                        {"clase", moved || reasons.empty() ? "ok" : "mal"}});
    }
    const bool same = job->result.at("version") == version;
    return {{"cuando", short_moment(job->ended.value_or(job->asked))},
            {"resumen", job->words},
            {"filas_hay", !rows.empty()},
            {"filas", rows},
            {"puede", same && movable > 0},
            {"pueden", counted(movable, "expediente", "expedientes")}};
}

Response show(const std::string& name, Visit& visit, JobBook& book, Value notice, int status) {
    const auto package = visit.house.catalog().find(name);
    engine::Problems errors, warnings;
    if (package) {
        const auto report = workflows::lint_package((*package)->files);
        errors = report.errors;
        warnings = report.warnings;
    } else {
        errors = package.error();
    }
    const std::string version = package ? (*package)->version : "";
    const auto job = book.newest(migration_kind(name));
    Value open = nullptr;
    if (job && job->open()) open = {{"camino", job_path(job->number)}};
    const Value versions = versions_of(visit, name, package ? (*package)->hash : "");
    Page page = admin_page(package ? (*package)->title : name, "flujos");
    page.crumbs.push_back({"Flujos", "/administracion/flujos"});
    page.status = status;
    page.with_errors = status != 200;
    page.body = render(
        "admin_flujo",
        {{"recursos", asset_paths()},
         {"aviso", std::move(notice)},
         {"titulo", package ? (*package)->title : name},
         {"version", version},
         {"huella", package ? short_hash((*package)->hash) : ""},
         {"destino", flow_path(name)},
         {"en_curso", open},
         {"errores_hay", !errors.empty()},
         {"errores", problems_of(errors)},
         {"avisos_hay", !warnings.empty()},
         {"avisos", problems_of(warnings)},
         {"limpio", errors.empty() && warnings.empty()},
         {"versiones_hay", !versions.empty()},
         {"versiones", versions},
         {"sirve", package.has_value()},
         {"prueba", trial_of(job, version)},
         {"ficha", visit.form_token}},
        {{"pestanas", admin_tabs("flujos")}, {"dibujo", package ? picture_of(**package) : Html{}}});
    return to_response(page, visit);
}

bool knows(const Visit& visit, const std::string& name) {
    const auto names = visit.house.catalog().names();
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Response procedures_page(const Request& /*request*/, Visit& visit) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    Value rows = Value::array();
    for (const std::string& name : visit.house.catalog().names()) {
        const auto package = visit.house.catalog().find(name);
        std::size_t live = 0;
        for (const auto& [hash, count] : live_versions(visit, name)) live += count;
        rows.push_back({{"camino", flow_path(name)},
                        {"titulo", package ? (*package)->title : name},
                        {"version", package ? (*package)->version : ""},
                        {"sirve", package.has_value()},
                        {"cuantos", std::to_string(live)}});
    }
    Page page = admin_page("Flujos", "flujos");
    page.body = render("admin_flujos",
                       {{"recursos", asset_paths()}, {"filas_hay", !rows.empty()}, {"filas", rows}},
                       {{"pestanas", admin_tabs("flujos")}});
    return to_response(page, visit);
}

Response procedure_page(const Request& request, Visit& visit, JobRunner& jobs) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const std::string name = request.matched.at("flujo");
    if (!knows(visit, name))
        return problem_page({engine::Refusal::not_found, "No hay un flujo con ese nombre.", "",
                             "Vea la lista en Flujos."},
                            visit);
    if (request.method != "POST") return show(name, visit, jobs.book(), nullptr, 200);
    const auto package = visit.house.catalog().find(name);
    if (!package)
        return show(name, visit, jobs.book(),
                    error_notice("El flujo tiene errores: corríjalos antes de pasar expedientes"),
                    422);
    const bool moves = typed_in(request, "paso") == "pasar";
    const auto number = jobs.ask(
        migration_kind(name),
        (moves ? "Pasar expedientes a la versión " : "Prueba de la versión ") + (*package)->version,
        visit.person,
        migration_work(visit.house, name, (*package)->version,
                       moves ? MigrationStep::move : MigrationStep::trial));
    return see_other(job_path(number));
}

}  // namespace web
