#include "web/pages/export_pages.h"

#include <charconv>
#include <stdexcept>

#include "forms/pdf_renderer.h"
#include "web/jobs/downloads.h"
#include "web/page.h"
#include "web/pages/case_documents.h"
#include "web/pages/case_file.h"
#include "web/pages/job_page.h"
#include "web/pages/printed_matrix.h"
#include "workflows/authority.h"
#include "workflows/case_matrix.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;
using workflows::Matrix;
using workflows::MatrixFormat;

struct Format {
    const char *name, *media_type, *words;
};
constexpr Format formats[] = {
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "en Excel"},
    {"csv", "text/csv; charset=utf-8", "en CSV"},
    {"pdf", "application/pdf", "en PDF"}};

const Format* format_of(const Request& request) {
    const std::string* asked = request.field("formato");
    for (const Format& each : formats) {
        if (asked != nullptr && *asked == each.name) return &each;
    }
    return nullptr;
}

template <class T, class E>
T needed(engine::Result<T, E> result) {
    if (result) return std::move(*result);
    if constexpr (std::is_same_v<E, engine::Problems>)
        throw std::runtime_error(engine::to_line(result.error().front()));
    else
        throw std::runtime_error(engine::to_line(result.error()));
}

std::string matrix_bytes(const Matrix& matrix, const Format& format, const Visit& visit,
                         const Desk& desk) {
    const std::string name = format.name;
    if (name != "pdf")
        return workflows::write_matrix(matrix,
                                       name == "csv" ? MatrixFormat::csv : MatrixFormat::xlsx);
    const auto now =
        std::chrono::duration_cast<std::chrono::seconds>(visit.clock.now().time_since_epoch());
    forms::PdfRenderer renderer;
    return needed(renderer.render(printed_matrix(matrix, visit, desk), now.count())).bytes;
}

struct Made {
    std::string name;  // of the file, as it is saved
    std::string media_type;
    std::string bytes;
};
using Make = std::function<Made(Visit&, const Desk&, const JobProgress&)>;

// Whoever asked is judged again when the work is done, by what then holds.
Work work_of(Visit& visit, Make make) {
    return [&house = visit.house, &clock = visit.clock, &drafts = visit.drafts,
            person = visit.person, make = std::move(make)](const JobProgress& progress) {
        const auto cases = house.make_cases();  // this thread's own
        Visit later{house, *cases, clock, drafts, person, "", false};
        const Desk desk = needed(open_desk(later));
        const Made made = make(later, desk, progress);
        const std::string key = Downloads(house.directory()).keep(made.bytes);
        return JobOutcome{"El archivo está listo: " + made.name + ", " +
                              file_size(made.bytes.size()) + ". Se guarda 3 días.",
                          {{"llave", key}, {"nombre", made.name}, {"tipo", made.media_type}}};
    };
}

// `page` is where it was asked for: the same person asking the same again gets the open job.
Response begun(Visit& visit, JobRunner& jobs, const std::string& page, const std::string& title,
               const std::string& variant, Make make) {
    const auto number = jobs.ask(export_kind + visit.person + ":" + page + "#" + variant, title,
                                 visit.person, work_of(visit, std::move(make)));
    return see_other(job_path(number));
}

Problem no_format() {
    return {Refusal::invalid, "No se entiende en qué formato.", "", "Use los botones del cuadro."};
}

}  // namespace

Response export_case(const Request& request, Visit& visit, JobRunner& jobs) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto id = case_of(request);
    const auto view = visit.cases.see(id, visit.person, desk->organization);
    if (!view) return problem_page(view.error(), visit);
    const std::string number = std::to_string(id.value);
    return begun(visit, jobs, case_path(id), "Expediente " + number + " completo", "zip",
                 [id, number](Visit& later, const Desk& then, const JobProgress& progress) {
                     const auto seen = needed(later.cases.see(id, later.person, then.organization));
                     return Made{"expediente-" + number + ".zip", "application/zip",
                                 write_case_file(later, seen, then, progress)};
                 });
}

Response export_case_matrix(const Request& request, Visit& visit, JobRunner& jobs) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto id = case_of(request);
    const auto view = visit.cases.see(id, visit.person, desk->organization);
    if (!view) return problem_page(view.error(), visit);
    const auto definition =
        workflows::view_named(*view->package, request.matched.at("cuadro"), false);
    if (!definition) return problem_page(definition.error(), visit);
    const Format* format = format_of(request);
    if (format == nullptr) return problem_page(no_format(), visit);
    return begun(visit, jobs, case_path(id) + "/cuadros/" + definition->id,
                 "Cuadro «" + definition->title + "» " + format->words, format->name,
                 [id, format, name = definition->id](Visit& later, const Desk& then,
                                                     const JobProgress& progress) {
                     const auto seen = needed(later.cases.see(id, later.person, then.organization));
                     const auto wanted = needed(workflows::view_named(*seen.package, name, false));
                     progress(0, 0, "Se escribe el archivo.");
                     const auto matrix = needed(workflows::make_matrix(
                         *seen.package, wanted, workflows::chart_data(seen.state)));
                     return Made{plain_name(seen.package->name + "-" + name) + "." + format->name,
                                 format->media_type, matrix_bytes(matrix, *format, later, then)};
                 });
}

Response export_follow_up(const Request& request, Visit& visit, JobRunner& jobs) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const std::string& name = request.matched.at("paquete");
    const auto package = visit.house.catalog().find(name);
    if (!package) return problem_page(package.error().front(), visit);
    const auto definition = workflows::view_named(**package, request.matched.at("cuadro"), true);
    if (!definition) return problem_page(definition.error(), visit);
    const Format* format = format_of(request);
    if (format == nullptr) return problem_page(no_format(), visit);
    return begun(visit, jobs, "/seguimiento/" + name + "/" + definition->id,
                 "Cuadro «" + definition->title + "» " + format->words, format->name,
                 [package = *package, format, view = *definition](Visit& later, const Desk& then,
                                                                  const JobProgress& progress) {
                     progress(0, 0, "Se reúnen los expedientes.");
                     const auto gathered = needed(workflows::matrix_over_cases(
                         later.cases, *package, view, later.person, then.organization));
                     progress(0, 0, "Se escribe el archivo.");
                     return Made{plain_name(package->name + "-" + view.id) + "." + format->name,
                                 format->media_type,
                                 matrix_bytes(gathered.matrix, *format, later, then)};
                 });
}

Response export_file(const Request& request, Visit& visit, JobRunner& jobs) {
    const std::string& text = request.matched.at("tarea");
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    const auto job = jobs.book().job(number);
    const bool own = job && job->person == visit.person && job->state == Job::State::done &&
                     job->kind.starts_with(export_kind);
    if (!own)
        return problem_page({Refusal::not_found, "No hay un archivo con ese número.", "",
                             "Pídalo otra vez desde su página."},
                            visit);
    auto bytes = Downloads(visit.house.directory()).read(job->result.value("llave", ""));
    if (!bytes)
        return problem_page({Refusal::not_found, "El archivo ya se retiró: se guarda 3 días.", "",
                             "Pídalo otra vez desde su página."},
                            visit);
    Response response{200, job->result.value("tipo", ""), std::move(*bytes)};
    response.headers = {{"X-Content-Type-Options", "nosniff"},
                        {"Cache-Control", "private, no-store"},
                        {"Content-Disposition", "attachment; filename=\"" +
                                                    job->result.value("nombre", "archivo") + "\""}};
    return response;
}

}  // namespace web
