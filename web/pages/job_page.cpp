#include "web/pages/job_page.h"

#include <charconv>

#include "web/asset_paths.h"
#include "web/pages/admin_desk.h"
#include "web/pages/export_pages.h"
#include "web/pages/verification_record.h"
#include "workflows/administration.h"

namespace web {
namespace {

using engine::Value;

struct StateWords {
    const char *text, *style, *icon;
};

StateWords words_of(Job::State state) {
    switch (state) {
        case Job::State::waiting:
            return {"En espera", "inf", "reloj"};
        case Job::State::running:
            return {"En curso", "inf", "reloj"};
        case Job::State::done:
            return {"Terminada", "ok", "visto"};
        case Job::State::failed:
            return {"No se pudo terminar", "mal", "error"};
        case Job::State::interrupted:
            break;
    }
    return {"Interrumpida", "av", "alerta"};
}

// Where the result of that kind of work is shown.
std::string result_path(const Job& job) {
    if (job.kind == verification_kind) return "/verificacion/registro";
    if (job.kind.starts_with("migracion:"))
        return "/administracion/flujos/" + in_address(job.kind.substr(10));
    if (job.kind.starts_with(export_kind)) {
        if (job.state == Job::State::done) return job_path(job.number) + "/archivo";
        const auto page = job.kind.find(":/");
        return job.kind.substr(page + 1, job.kind.rfind('#') - page - 1);
    }
    return "/administracion";
}

std::string result_words(const Job& job) {
    if (job.state != Job::State::done) return "Volver";
    return job.kind.starts_with(export_kind) ? "Descargar el archivo" : "Ver el resultado";
}

// Which entry of the menu is lit.
std::string section_of(const Job& job) {
    if (job.kind == verification_kind) return "/verificacion/registro";
    if (!job.kind.starts_with(export_kind)) return "/administracion";
    return job.kind.find(":/seguimiento/") != std::string::npos ? "/seguimiento" : "/expedientes";
}

std::string moment(const std::optional<engine::durable::Instant>& when) {
    return when ? short_moment(*when) : "";
}

}  // namespace

std::string job_path(std::int64_t number) {
    return "/tareas/" + std::to_string(number);
}

Response job_page(const Request& request, Visit& visit, JobBook& book) {
    const auto organization = visit.cases.organization();
    if (!organization) return problem_page(organization.error(), visit);
    const std::string& text = request.matched.at("tarea");
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    const auto job = book.job(number);
    // Whoever may not see it does not learn that it exists.
    if (!job ||
        (job->person != visit.person && !workflows::may_administer(*organization, visit.person)))
        return problem_page({engine::Refusal::not_found, "No hay una tarea con ese número.", "",
                             "Pídala otra vez desde su página."},
                            visit);
    const auto* asker = organization->person(job->person);
    const StateWords state = words_of(job->state);
    const std::string far =
        job->total > 0 ? std::to_string(job->done) + " de " + std::to_string(job->total) : "";
    Page page;
    page.title = job->title;
    page.section = section_of(*job);
    page.body = render("tarea", {{"recursos", asset_paths()},
                                 {"titulo", job->title},
                                 {"pedida", short_moment(job->asked)},
                                 {"quien", asker == nullptr ? job->person : asker->name},
                                 {"empezo", moment(job->started)},
                                 {"termino", moment(job->ended)},
                                 {"estado", state.text},
                                 {"clase", state.style},
                                 {"icono", state.icon},
                                 {"abierta", job->open()},
                                 {"medida", job->total > 0},
                                 {"hecho", std::to_string(job->done)},
                                 {"total", std::to_string(job->total)},
                                 {"avance", far},
                                 {"detalle", job->words},
                                 {"resultado", job->open() ? "" : result_path(*job)},
                                 {"resultado_rotulo", result_words(*job)}});
    Response response = to_response(page, visit);
    // Browsers come again without any script.
    if (job->open()) response.headers.emplace_back("Refresh", "3");
    return response;
}

}  // namespace web
