// What must hold of a person's act before and after the chart judged it.
#include <algorithm>

#include "engine/calendar/date.h"
#include "forms/validation.h"
#include "workflows/act_form_definition.h"
#include "workflows/case_acting.h"
#include "workflows/case_ballots.h"
#include "workflows/case_conclusion.h"

namespace workflows {
namespace {

using engine::Done;
using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;

// The acts of that name that active states offer.
std::vector<const Act*> offered(const CaseWork& work, const std::string& event) {
    std::vector<const Act*> found;
    for (const Act& act : work.package.procedure.acts) {
        const auto& source =
            work.package.chart.states[work.package.chart.transitions[act.transition].source];
        if (act.event == event && work.state.entries.count(source.id) != 0) found.push_back(&act);
    }
    return found;
}

Problem not_offered(const CaseWork& work, const std::string& event) {
    return {
        Refusal::wrong_state,
        "«" + event + "» no se puede hacer ahora: el expediente está «" + work.state.status + "».",
        event, "Actualice la página para ver qué se puede hacer."};
}

Result<Grant> grant_for(const CaseWork& work, const CaseRequest& request) {
    const auto acts = offered(work, request.event);
    if (acts.empty()) return not_offered(work, request.event);
    const Authority authority(work.package.chart, work.package.procedure, work.organization);
    Result<Grant> last = not_offered(work, request.event);
    for (const Act* act : acts) {
        last = authority.may(*act, work.state, request.actor, request.behalf, work.today);
        if (last) return last;
    }
    return last;
}

// Only what the act rests on makes it stale: its own state left or entered anew, or another version
// of a document the person read. What others did on the case meanwhile does not.
std::optional<Problem> stale(const CaseWork& work, const CaseRequest& request, const Act& act) {
    const auto& source =
        work.package.chart.states[work.package.chart.transitions[act.transition].source];
    if (request.seen_entry != 0 && request.seen_entry != work.state.entries.at(source.id)) {
        return Problem{Refusal::stale,
                       "Mientras tanto el expediente salió de este paso y volvió a entrar.",
                       act.event, "Actualice la página; lo que escribió se conserva."};
    }
    for (const auto& [id, hash] : request.seen_documents.items()) {
        const CaseDocument* newest = work.state.newest(id);
        if (newest != nullptr && newest->content != hash) {
            return Problem{Refusal::stale,
                           "Vio otra versión de «" + newest->title +
                               "»: la vigente es la versión " + std::to_string(newest->version) +
                               ".",
                           act.event, "Revise los cambios y decida sobre la versión vigente."};
        }
    }
    return std::nullopt;
}

Problem all_of(const engine::Problems& problems) {
    Problem all{Refusal::invalid, "", "", ""};
    for (const Problem& each : problems)
        all.message += (all.message.empty() ? "" : "\n") + engine::to_line(each);
    return all;
}

bool is_file(const Value& data) {
    return data.is_object() && data.contains("sha256") && data["sha256"].is_string() &&
           data.contains("size") && data["size"].is_number();
}

void collect_files(const Value& data, std::vector<std::string>& hashes) {
    if (is_file(data)) {
        const std::string hash = data["sha256"].get<std::string>();
        if (std::find(hashes.begin(), hashes.end(), hash) == hashes.end()) hashes.push_back(hash);
    } else if (data.is_structured()) {
        for (const Value& each : data) collect_files(each, hashes);
    }
}

// Every file that the data name must have been kept before: a form cannot point at what is not
// there.
std::optional<Problem> missing_file(const CaseWork& work, const Value& data) {
    if (is_file(data)) {
        const auto bytes = work.world.content(data["sha256"].get<std::string>());
        if (bytes && bytes->size() == data["size"].get<std::size_t>()) return std::nullopt;
        return Problem{Refusal::invalid,
                       "El archivo «" + data.value("name", "") + "» no llegó completo.",
                       "archivo " + data["sha256"].get<std::string>(), "Vuelva a adjuntarlo."};
    }
    if (!data.is_structured()) return std::nullopt;
    for (const Value& each : data) {
        if (auto problem = missing_file(work, each)) return problem;
    }
    return std::nullopt;
}

Result<Value> validated(const CaseWork& work, const Act& act, const CaseRequest& request,
                        engine::statechart::DataModel& model) {
    const Value& data = request.data;
    if (!act.has_form()) {
        if (data.empty() || data.is_null()) return Value::object();
        return Problem{Refusal::invalid, "«" + act.label + "» no lleva datos.", act.event,
                       "Envíe el acto sin formulario."};
    }
    ActRecord who;
    who.actor = request.actor;
    who.date = engine::calendar::to_iso(work.today);
    const auto form = form_of(work.package, work.state, act, who, model);
    if (!form) return form.error();
    auto checked = forms::validate(*form, data);
    if (!checked) return all_of(checked.error());
    if (auto problem = missing_file(work, *checked)) return *problem;
    return engine::in_canonical_order(*checked);
}

Problem no_free_text(const Package& package) {
    return {Refusal::invalid, "«" + package.title + "» no admite comentarios.", "comentario",
            "En él no entra la identidad de nadie: registre solo lo que piden sus formularios."};
}

Problem no_files(const Act& act) {
    return {Refusal::invalid, "«" + act.label + "» es anónimo: no se le adjunta ningún archivo.",
            act.event, "Un archivo diría de quién es."};
}

// The chart's own words where it has some: computed ones name the row or the day that is wrong.
std::string words_of_refusal(const Act& act, const CaseRequest& request,
                             engine::statechart::DataModel& model) {
    if (act.refusal_expr.given()) {
        engine::statechart::Event event;
        event.name = request.event;
        event.data = request.data;
        model.set_event(event);
        const auto words = model.evaluate(act.refusal_expr);
        if (words && *words && (*words)->is_string()) {
            auto text = (*words)->get<std::string>();
            if (!text.empty()) return text;
        }
    }
    return act.refusal.empty() ? "«" + act.label + "» no es posible con los datos actuales."
                               : act.refusal;
}

}  // namespace

std::vector<std::string> files_named_in(const Value& data) {
    std::vector<std::string> hashes;
    collect_files(data, hashes);
    return hashes;
}

Result<Admitted> admit(const CaseWork& work, const CaseRequest& request,
                       engine::statechart::DataModel& model) {
    auto grant = grant_for(work, request);
    if (!grant) return grant.error();
    const Act& act = *grant->act;
    if (auto problem = stale(work, request, act)) return *problem;
    if (act.comment_required && request.comment.find_first_not_of(" \t\r\n") == std::string::npos) {
        return Problem{Refusal::invalid, "Falta el motivo de «" + act.label + "».", "comentario",
                       "Escríbalo."};
    }
    if (!act.comment_required && !request.comment.empty() && !takes_free_text(work.package))
        return no_free_text(work.package);
    if (auto problem = gives_away(act, request)) return *problem;
    if (!request.ballot.empty()) return Admitted{*grant, Value::object()};  // as its entry has it
    auto data = validated(work, act, request, model);
    if (!data) return data.error();
    if (act.is_secret() && !files_named_in(*data).empty()) return no_files(act);
    return Admitted{*grant, std::move(*data)};
}

Result<Done> admit_comment(const CaseWork& work, const CaseRequest& request) {
    if (!takes_free_text(work.package)) {
        return no_free_text(work.package);
    }
    if (request.comment.find_first_not_of(" \t\r\n") == std::string::npos) {
        return Problem{Refusal::invalid, "El comentario está vacío.", "comentario", "Escríbalo."};
    }
    if (takes_part(work.state, work.organization, request.actor, work.today)) return Done{};
    return Problem{Refusal::not_authorized,
                   "«" + request.actor + "» no participa en este expediente.", "actor",
                   "Solo comenta quien participa."};
}

std::optional<Problem> judge(const CaseWork& work, const Grant& grant, const CaseRequest& request,
                             const engine::statechart::Step& step,
                             engine::statechart::DataModel& model) {
    const Authority authority(work.package.chart, work.package.procedure, work.organization);
    bool labelled = false;
    for (const auto transition : step.selected) {
        const Act* act = work.package.procedure.act_of(transition);
        if (act == nullptr) continue;
        labelled = true;
        if (act == grant.act) continue;
        const auto also =
            authority.may(*act, work.state, request.actor, grant.standing.behalf, work.today);
        if (!also) return also.error();
    }
    if (labelled) return std::nullopt;
    return Problem{Refusal::wrong_state, words_of_refusal(*grant.act, request, model),
                   request.event, ""};
}

}  // namespace workflows
