#include "web/pages/case_page.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "engine/calendar/lima_time.h"
#include "web/asset_paths.h"
#include "web/identity/drafts.h"
#include "web/page.h"
#include "web/pages/case_chain.h"
#include "web/pages/case_documents.h"
#include "web/pages/case_family.h"
#include "web/pages/case_history.h"
#include "web/pages/desk.h"
#include "web/pages/matrix_page.h"
#include "workflows/act_outlook.h"
#include "workflows/authority.h"
#include "workflows/case_acting.h"
#include "workflows/writing_definition.h"

namespace web {
namespace {

using engine::Value;
using workflows::CaseView;
using workflows::Offer;

// Who may write has a button for the page; the others a link.
bool writes(const CaseView& view, const workflows::WritingDefinition& writing) {
    return std::any_of(view.offers.begin(), view.offers.end(),
                       [&](const Offer& each) { return writing.act(each.act->event) != nullptr; });
}

// The acts that a writing page records have one button: the page's.
Value writing_button(const CaseView& view, const workflows::WritingDefinition& writing, bool main,
                     const Visit& visit) {
    const bool drafted = std::any_of(
        writing.acts.begin(), writing.acts.end(), [&](const workflows::WritingAct& each) {
            return visit.drafts.load(visit.person, draft_place(view.id, each.event)).has_value();
        });
    return {{"rotulo", writing.title},
            {"camino", case_path(view.id) + "/redaccion"},
            {"clase", main ? "p" : ""},
            {"borrador", drafted}};
}

Value button(const Offer& offer, bool main, const Visit& visit, workflows::CaseId id) {
    const bool drafted =
        visit.drafts.load(visit.person, draft_place(id, offer.act->event)).has_value();
    return {{"rotulo", offer.act->label},
            {"camino", act_path(id, offer.act->event)},
            {"clase", offer.act->danger ? "mal"
                      : main            ? "p"
                                        : ""},
            {"borrador", drafted}};
}

// The tasks that wait for this person, each with its buttons; then the acts that no task asks for.
void add_offers(Value& data, const CaseView& view, const Desk& desk, const Visit& visit) {
    Value tasks = Value::array(), others = Value::array();
    const auto writing = workflows::writing_of(*view.package);
    for (const auto& task : view.state.tasks) {
        Value acts = Value::array();
        std::string behalf;
        bool writes = false;
        for (const Offer& offer : view.offers) {
            if (offer.task != task.id) continue;
            behalf = offer.standing.behalf;
            const bool main = acts.empty() && tasks.empty();
            if (!writing || writing->act(offer.act->event) == nullptr)
                acts.push_back(button(offer, main, visit, view.id));
            else if (!std::exchange(writes, true))
                acts.push_back(writing_button(view, *writing, main, visit));
        }
        if (acts.empty()) continue;
        tasks.push_back({{"titulo", task.title},
                         {"vence", desk.due(task.due)},
                         {"encargo", behalf.empty() ? "" : desk.name(behalf)},
                         {"actos", acts}});
    }
    for (const Offer& offer : view.offers) {
        if (offer.task.empty()) others.push_back(button(offer, false, visit, view.id));
    }
    data["tareas"] = tasks;
    data["otros"] = others;
    data["otros_hay"] = !others.empty();
}

// "Oficina General de Asesoría Jurídica" of "role:ogaj", by the package's names.
std::string awaited(const workflows::CaseTask& task, const CaseView& view, const Desk& desk) {
    std::string names;
    for (const std::string& key : task.keys) {
        const auto colon = key.find(':');
        const std::string kind = key.substr(0, colon), id = key.substr(colon + 1);
        std::string name = id;
        if (kind == "person") name = desk.name(id);
        if (kind == "unit" && desk.organization.unit(id) != nullptr)
            name = desk.organization.unit(id)->name;
        const Value* named = engine::find_path(view.package->manifest, kind + "s." + id);
        if (named != nullptr && named->is_string()) name = named->get<std::string>();
        names += (names.empty() ? "" : " o ") + name;
    }
    return names;
}

Value waiting(const CaseView& view, const Desk& desk) {
    Value all = Value::array();
    for (const auto& task : view.state.tasks) {
        const Value due = desk.due(task.due);
        all.push_back(
            {{"titulo", task.title},
             {"detalle", awaited(task, view, desk) +
                             (due.is_null() ? ""
                                            : " · " + due["texto"].get<std::string>() + ", " +
                                                  due["cerca"].get<std::string>())}});
    }
    return all;
}

std::string what_is_awaited(const CaseView& view, const Desk& desk) {
    if (view.state.ended) return "";
    std::string text;
    for (const auto& task : view.state.tasks)
        text += (text.empty() ? "Se espera a: " : "; ") + awaited(task, view, desk);
    return text.empty() ? "El expediente sigue su curso." : text + ".";
}

Value what_follows(const CaseView& view) {
    Value all = Value::array();
    std::set<std::string> told;
    for (const Offer& offer : view.offers) {
        if (!told.insert(offer.act->label).second) continue;
        all.push_back({{"rotulo", offer.act->label},
                       {"texto", outlook_in_words(workflows::outlook(*view.package, *offer.act))}});
    }
    return all;
}

Value norms(const CaseView& view) {
    std::set<std::string> seen;
    Value all = Value::array();
    for (const auto& [state, deadlines] : view.package->procedure.deadlines) {
        for (const auto& each : deadlines) {
            if (!each.norm.empty() && seen.insert(each.norm).second)
                all.push_back({{"texto", each.norm}});
        }
    }
    return all;
}

Value facts(const CaseView& view, const CaseHistory& history) {
    std::size_t versions = 0;
    for (const auto& document : view.state.documents)
        versions = std::max(versions, static_cast<std::size_t>(document.version));
    Value all = Value::array();
    const auto add = [&](const char* name, const std::string& value) {
        all.push_back({{"k", name}, {"v", value}});
    };
    add("Procedimiento", view.package->title + ", v" + view.package->version);
    if (!history.moments.empty())
        add("Inicio", short_day(engine::calendar::lima_date(history.moments.front())));
    add("Entradas", std::to_string(view.sequence));
    add("Documentos", std::to_string(view.state.documents.size()));
    if (versions != 0) add("Versión", std::to_string(versions));
    return all;
}

Value data_of(const Request& request, const CaseView& view, const Desk& desk, const Visit& visit) {
    const CaseHistory history = history_of(visit, view.id, desk);
    const auto summary = visit.cases.queries().summary(view.id);
    const bool halted = summary && !summary->halted.empty();
    const auto& opening =
        view.state.acts.empty() ? workflows::ActRecord{} : view.state.acts.front();
    Value data = {{"recursos", asset_paths()},
                  {"id", std::to_string(view.id.value)},
                  {"titulo", view.state.title},
                  {"tipo", view.package->title},
                  {"iniciado_por", desk.name(opening.actor)},
                  {"iniciado", desk.day(opening.date)},
                  {"hecho", just_done(request, view, history, visit)},
                  {"detenido", halted ? summary->halted : ""},
                  {"pasos", chain_of(view, history, desk)},
                  {"esperas", waiting(view, desk)},
                  {"historia", timeline(history, view)},
                  {"ficha", visit.form_token},
                  {"ficha_datos", facts(view, history)},
                  {"plazos", deadlines(history, view, desk)},
                  {"sigue", what_follows(view)},
                  {"normas", norms(view)}};
    data["cuadros"] = matrix_links(view);
    if (const auto writing = workflows::writing_of(*view.package);
        writing && !writes(view, *writing))
        data["cuadros"].push_back(
            {{"titulo", writing->title}, {"camino", case_path(view.id) + "/redaccion"}});
    data["familia"] = family_of(view, desk, visit);
    data.update(status_tag(halted ? "detenido" : view.state.status, view.state.ended));
    add_offers(data, view, desk, visit);
    data["comenta"] =
        !view.state.ended && workflows::takes_free_text(*view.package) &&
        workflows::takes_part(view.state, desk.organization, visit.person, desk.today);
    data["nada_que_hacer"] = data["tareas"].empty() ? what_is_awaited(view, desk) : "";
    data["opiniones"] = opinion_rows(view, desk);
    data["sin_opiniones"] = data["opiniones"].empty() && data["esperas"].empty();
    data["documentos"] = document_rows(view, desk);
    for (const char* list : {"documentos", "plazos", "sigue", "normas", "cuadros"})
        data[std::string(list) + "_hay"] = !data[list].empty();
    return data;
}

}  // namespace

Value just_done(const Request& request, const CaseView& view, const CaseHistory& history,
                const Visit& visit) {
    const std::string* asked = request.asked("hecho");
    if (asked == nullptr) return nullptr;
    std::int64_t sequence = 0;
    std::from_chars(asked->data(), asked->data() + asked->size(), sequence);
    for (std::size_t i = 0; i < history.lines.size(); ++i) {
        const auto& line = history.lines[i];
        if (line.sequence != sequence || line.actor != visit.person) continue;
        return {{"que", line.event == "abrir" ? "Expediente abierto" : line.what},
                {"numero", std::to_string(line.position)},
                {"cuando", short_moment(history.moments[i])},
                {"despues", "El expediente está «" + view.state.status + "»."},
                {"entrada", std::to_string(sequence)}};
    }
    return nullptr;
}

std::string draft_place(workflows::CaseId id, const std::string& event) {
    return "expediente/" + std::to_string(id.value) + "/" + event;
}

Response case_page(const Request& request, Visit& visit) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto view = visit.cases.see(case_of(request), visit.person, desk->organization);
    if (!view) return problem_page(view.error(), visit);
    Page page;
    page.title = view->state.title + " · expediente " + std::to_string(view->id.value);
    page.section = "/expedientes";
    page.crumbs = {{"Expedientes", "/expedientes"}};
    page.body = render("expediente", data_of(request, *view, *desk, visit));
    return to_response(page, visit);
}

}  // namespace web
