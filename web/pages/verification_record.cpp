#include "web/pages/verification_record.h"

#include <charconv>
#include <filesystem>

#include "web/asset_paths.h"
#include "web/pages/admin_desk.h"
#include "web/pages/job_page.h"
#include "workflows/administration.h"
#include "workflows/installation.h"

namespace web {
namespace {

using engine::Value;

constexpr std::size_t most_findings = 500;

engine::Result<Desk> open_record(const Visit& visit) {
    auto desk = open_desk(visit);
    if (!desk) return desk.error();
    if (!workflows::may_verify(desk->organization, visit.person))
        return engine::Problem{engine::Refusal::not_authorized,
                               "Verifican el registro la Secretaría General y quienes administran.",
                               "", "Para comprobar un documento, use «Verificar un documento»."};
    return desk;
}

Value to_value(const engine::durable::VerifyReport& report) {
    Value checked = Value::array(), findings = Value::array();
    for (const auto& [name, count] : report.checked)
        checked.push_back({{"k", name}, {"v", std::to_string(count)}});
    for (const auto& each : report.findings) {
        if (findings.size() < most_findings)
            findings.push_back({{"lugar", each.place}, {"mensaje", each.message}});
    }
    return {{"integro", report.in_order()}, {"comprobado", checked},
            {"hallazgos", findings},        {"cuantos", report.findings.size()},
            {"entradas", report.head.size}, {"raiz", report.head.root}};
}

JobOutcome verify(const std::filesystem::path& directory) {
    const auto report = workflows::verify_installation(directory);
    const std::string words =
        report.in_order()
            ? "Registro íntegro: " + counted(static_cast<std::size_t>(report.head.size),
                                             "acto comprobado.", "actos comprobados.")
            : "El registro no está íntegro: " +
                  counted(report.findings.size(), "hallazgo.", "hallazgos.");
    return {words, to_value(report)};
}

// Of 12.3 s as "12.3 s".
std::string duration(const Job& job) {
    if (!job.started || !job.ended) return "";
    const auto tenths = (*job.ended - *job.started).count() / 100;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
}

Value result_of(const Job& job) {
    const Value& result = job.result;
    return {{"tarea", std::to_string(job.number)},
            {"integro", result.at("integro")},
            {"cuando", short_moment(job.ended.value_or(job.asked))},
            {"duro", duration(job)},
            {"entradas", std::to_string(result.at("entradas").get<std::int64_t>())},
            {"cuantos", std::to_string(result.at("cuantos").get<std::int64_t>())},
            {"raiz", result.at("raiz")},
            {"comprobado", result.at("comprobado")},
            {"hallazgos_hay", !result.at("hallazgos").empty()},
            {"hallazgos", result.at("hallazgos")}};
}

Response shown(Visit& visit, JobBook& book) {
    const auto newest = book.newest(verification_kind);
    const auto done = book.newest(verification_kind, true);
    Value open = nullptr, ended_badly = nullptr;
    if (newest && newest->open()) open = {{"camino", job_path(newest->number)}};
    if (newest && !newest->open() && newest->state != Job::State::done)
        ended_badly = {{"texto", newest->words}};
    Page page;
    page.title = "Verificación del registro";
    page.section = "/verificacion/registro";
    page.body =
        render("verificacion_registro", {{"recursos", asset_paths()},
                                         {"en_curso", open},
                                         {"fallida", ended_badly},
                                         {"resultado", done ? result_of(*done) : Value(nullptr)},
                                         {"nunca", !done && !newest},
                                         {"ficha", visit.form_token}});
    return to_response(page, visit);
}

// "entidad: texto" lines; what a printed resolution's head is compared with.
std::string certificate(const Job& job, const Value& entity) {
    const Value& result = job.result;
    const bool sound = result.at("integro").get<bool>();
    std::string text = "CONSTANCIA DE VERIFICACIÓN DEL REGISTRO\n\n";
    if (entity.is_object()) text += entity.value("nombre", "") + "\n\n";
    text += sound ? "Registro íntegro: nada fue alterado, quitado, agregado ni movido.\n\n"
                  : "El registro NO está íntegro. No continúe; avise a la Oficina de Informática y "
                    "al Órgano de Control Institucional.\n\n";
    text += "Fecha y hora (Lima): " + short_moment(job.ended.value_or(job.asked)) + "\n";
    text +=
        "Actos comprobados: " + std::to_string(result.at("entradas").get<std::int64_t>()) + "\n";
    text += "Cabeza del registro: " + std::to_string(result.at("entradas").get<std::int64_t>()) +
            ":" + result.at("raiz").get<std::string>() + "\n\nComprobado\n";
    for (const auto& each : result.at("comprobado"))
        text +=
            "  " + each.at("k").get<std::string>() + ": " + each.at("v").get<std::string>() + "\n";
    if (!result.at("hallazgos").empty()) text += "\nHallazgos\n";
    for (const auto& each : result.at("hallazgos"))
        text += "  " + each.at("lugar").get<std::string>() + ": " +
                each.at("mensaje").get<std::string>() + "\n";
    return text +
           "\nGuarde esta constancia fuera del servidor: con su cabeza se puede probar más "
           "adelante "
           "que el registro aún contiene todo esto (visado verify --against).\n";
}

}  // namespace

Response record_page(const Request& request, Visit& visit, JobRunner& jobs) {
    const auto desk = open_record(visit);
    if (!desk) return problem_page(desk.error(), visit);
    if (request.method != "POST") return shown(visit, jobs.book());
    const auto directory = visit.house.directory();
    const auto number = jobs.ask(verification_kind, "Verificación del registro", visit.person,
                                 [directory](const JobProgress& progress) {
                                     progress(0, 0, "Se repite cada acto desde el primero.");
                                     return verify(directory);
                                 });
    const auto job = jobs.book().job(number);
    // Somebody else's is under way: its page is for who asked, this one tells of it too.
    const bool own = job && job->person == visit.person;
    return see_other(own ? job_path(number) : "/verificacion/registro");
}

Response certificate_page(const Request& request, Visit& visit, JobRunner& jobs) {
    const auto desk = open_record(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const std::string& text = request.matched.at("tarea");
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    const auto job = jobs.book().job(number);
    if (!job || job->kind != verification_kind || job->state != Job::State::done)
        return problem_page({engine::Refusal::not_found, "No hay una verificación con ese número.",
                             "", "Vea la última en Verificación del registro."},
                            visit);
    Response response{200, "text/plain; charset=utf-8",
                      certificate(*job, desk->organization.entity())};
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"constancia-" +
                                                             std::to_string(number) + ".txt\"");
    return response;
}

}  // namespace web
