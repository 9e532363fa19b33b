#include "web/pages/act_view.h"

#include <algorithm>

#include "engine/base/sha256.h"
#include "web/asset_paths.h"
#include "web/page.h"
#include "web/pages/case_documents.h"
#include "web/pages/form_reading.h"
#include "web/pages/form_table.h"
#include "web/pages/form_writing.h"
#include "workflows/authority.h"
#include "workflows/case_acting.h"
#include "workflows/writing_definition.h"

namespace web {
namespace {

using engine::Value;
using workflows::CaseDocument;
using workflows::CaseView;

Value seen(const ActForm& form) {
    Value all = Value::array();
    for (const auto& [id, content] : form.seen_documents.items())
        all.push_back({{"documento", id}, {"contenido", content}});
    return all;
}

// A problem of a field leads to it; one of a table's cell says where it is.
bool is_field(const ActForm& form, const std::string& place) {
    const std::string first = place.substr(0, place.find('.'));
    return place == "comentario" || place == "tabla" ||
           std::any_of(form.form.fields.begin(), form.form.fields.end(),
                       [&](const auto& each) { return each.name == first; });
}

Value problem_rows(const ActForm& form) {
    Value all = Value::array();
    for (const auto& each : form.problems) {
        const bool field = is_field(form, each.place);
        const bool told = field || each.place.empty() || each.place == form.act->event;
        all.push_back({{"donde", field ? field_id(each.place) : ""},
                       {"texto", (told ? "" : each.place + ": ") + each.message +
                                     (each.remedy.empty() ? "" : " " + each.remedy)}});
    }
    return all;
}

Value comment_field(const ActForm& form) {
    std::string wrong;
    for (const auto& each : form.problems) {
        if (each.place == "comentario") wrong = each.message;
    }
    return {
        {"rotulo", form.act->comment_required ? "Motivo" : "Nota para el expediente (opcional)"},
        {"obligatorio", form.act->comment_required},
        {"ayuda", form.act->comment_required
                      ? "Diga por qué. Queda en el expediente y lo leen quienes participan."
                      : "La leen quienes participan en el expediente. No se envía por correo."},
        {"error", wrong},
        {"texto", form.comment}};
}

bool has_file(const std::vector<forms::Field>& fields) {
    return std::any_of(fields.begin(), fields.end(), [](const forms::Field& each) {
        return each.type == forms::FieldType::file || has_file(each.fields);
    });
}

Value typed_fields(const Pairs& typed) {
    Value all = Value::array();
    for (const auto& [name, value] : typed) all.push_back({{"nombre", name}, {"valor", value}});
    return all;
}

std::vector<const CaseDocument*> newest_documents(const CaseView& view) {
    std::vector<const CaseDocument*> newest;
    for (const auto& each : view.state.documents) {
        if (view.state.newest(each.id)->version == each.version) newest.push_back(&each);
    }
    return newest;
}

Value documents(const CaseView& view) {
    Value all = Value::array();
    for (const CaseDocument* each : newest_documents(view)) {
        all.push_back({{"camino", case_path(view.id) + "/documentos/" + in_address(each->id) + "/" +
                                      std::to_string(each->version)},
                       {"titulo", each->title},
                       {"version", std::to_string(each->version)}});
    }
    return all;
}

// Who did what since the person began to write.
Value changes(const ActContext& context, std::int64_t since) {
    Value all = Value::array();
    if (since == 0) return all;
    const auto history = history_of(context.visit, context.view.id, context.desk);
    for (std::size_t i = 0; i < history.lines.size(); ++i) {
        const auto& line = history.lines[i];
        if (line.sequence <= since) continue;
        all.push_back({{"texto", short_moment(history.moments[i]) + ": " + line.text}});
    }
    return all;
}

Value heading(const ActContext& context, const ActForm& form) {
    Value data = {{"encabezado", form.act->label}, {"vence", nullptr}, {"encargo", ""}};
    if (form.offer == nullptr) return data;
    if (!form.offer->standing.behalf.empty())
        data["encargo"] = context.desk.name(form.offer->standing.behalf);
    for (const auto& task : context.view.state.tasks) {
        if (task.id != form.offer->task) continue;
        data["encabezado"] = task.title;
        data["vence"] = context.desk.due(task.due);
    }
    return data;
}

// Where the same is written in smaller pieces; null for other acts.
Value writing_link(const CaseView& view, const workflows::Act& act) {
    const auto writing = workflows::writing_of(*view.package);
    if (!writing || writing->act(act.event) == nullptr) return nullptr;
    return {{"camino", case_path(view.id) + "/redaccion"}, {"titulo", writing->title}};
}

// Who sees what of a secret act; null for the others. Made here and not written by the package, so
// that it says what the engine does.
Value secret_words(const ActContext& context, const workflows::Act& act) {
    if (!act.is_secret()) return nullptr;
    const auto& data = workflows::chart_data(context.view.state);
    std::string who;
    for (const auto* person :
         context.desk.organization.recipients(act.named_to, data, context.desk.today))
        who += (who.empty() ? "" : ", ") + (person->post.empty() ? person->name : person->post);
    return {{"nombres", who}};
}

Page page_of(const ActContext& context, const std::string& title) {
    Page page;
    page.title = title;
    page.section = "/expedientes";
    page.crumbs = {
        {"Expedientes", "/expedientes"},
        {"Expediente " + std::to_string(context.view.id.value), case_path(context.view.id)}};
    return page;
}

// "sobre la versión 2 de «Programa de Integridad»": the first document that is still a draft.
std::string subject(const CaseView& view) {
    for (const CaseDocument* each : newest_documents(view)) {
        if (each->draft)
            return " sobre la versión " + std::to_string(each->version) + " de «" + each->title +
                   "»";
    }
    return " en «" + view.state.title + "»";
}

}  // namespace

Response form_view(const ActContext& context, ActForm form, const ActNotes& notes, int status) {
    const CaseView& view = context.view;
    const Html written = form_answers(form.form, form.values);
    open_first_rows(form.form.fields, form.values);
    const Value papers = documents(view);
    const Value table = table_to_take(form, *view.package);
    Value data = {
        {"recursos", asset_paths()},
        {"id", std::to_string(view.id.value)},
        {"titulo", view.state.title},
        {"estado", view.state.status},
        {"rotulo", form.act->label},
        {"camino", context.path},
        {"ficha", context.visit.form_token},
        {"clave", context.key},
        {"entrada", std::to_string(form.seen_entry)},
        {"secuencia", std::to_string(form.seen_sequence)},
        {"vistos", seen(form)},
        {"abierto", form.offer != nullptr},
        {"conflicto", nullptr},
        {"problemas", problem_rows(form)},
        {"problemas_hay", !form.problems.empty()},
        {"borrador", nullptr},
        {"escrito", nullptr},
        {"con_archivos", !table.is_null() || has_file(form.form.fields)},
        {"tabla", table},
        {"comentario", !form.act->is_secret() && (form.act->comment_required ||
                                                  workflows::takes_free_text(*view.package))
                           ? comment_field(form)
                           : Value()},
        {"secreto", secret_words(context, *form.act)},
        {"documentos", papers},
        {"documentos_hay", !papers.empty()},
        {"sigue", outlook_in_words(workflows::outlook(*view.package, *form.act))},
    };
    data["redaccion"] = writing_link(view, *form.act);
    data.update(heading(context, form));
    if (!notes.draft_saved.empty())
        data["borrador"] = {{"cuando", notes.draft_saved}, {"cambio", notes.draft_note}};
    if (!notes.conflict.empty()) {
        data["conflicto"] = {
            {"motivo", notes.conflict},
            {"guardado", notes.kept ? "Su texto está guardado como borrador." : ""},
            {"cambios", changes(context, notes.since)},
            {"sigue_abierto", form.offer != nullptr}};
    }
    // An act that is closed by now has no form, but what was written for it can be read and copied.
    if (form.offer == nullptr && notes.kept) data["escrito"] = {{"nota", form.comment}};
    Page page = page_of(context, form.act->label + " · " + view.state.title);
    page.status = status;
    page.with_errors = status != 200;
    Html fields;
    if (form.offer != nullptr) fields = form_fields(form.form, form.values, form.problems);
    page.body = render("acto", data, {{"campos", fields}, {"escrito", written}});
    return to_response(page, context.visit);
}

std::string act_key(const Visit& visit, const std::string& path, std::int64_t seen_sequence) {
    return engine::sha256_hex(visit.form_token + "|" + visit.person + "|" + path + "|" +
                              std::to_string(seen_sequence))
        .substr(0, 32);
}

engine::Problem why_not_open(const ActForm& form, const CaseView& view, const Desk& desk,
                             const std::string& person, bool drafted) {
    const workflows::Authority authority(view.package->chart, view.package->procedure,
                                         desk.organization);
    const auto grant = authority.may(*form.act, view.state, person, "", desk.today);
    if (!grant) {
        engine::Problem problem = grant.error();
        problem.message = forbidden_words(*form.act, view, desk, problem.message);
        problem.remedy = drafted ? "Lo que escribió sigue guardado como borrador." : "";
        return problem;
    }
    return {engine::Refusal::wrong_state,
            "«" + form.act->label + "» no se puede hacer ahora: el expediente está «" +
                view.state.status + "».",
            "", "Vuelva al expediente para ver qué se puede hacer."};
}

Response review_view(const ActContext& context, const ActForm& form, const ReviewNotes& notes) {
    forms::Form shown = form.form;
    if (!notes.fields.empty())
        std::erase_if(shown.fields,
                      [&](const auto& each) { return notes.fields.count(each.name) == 0; });
    const CaseView& view = context.view;
    const std::string behalf = form.offer->standing.behalf;
    Value next = Value::array();
    next.push_back({{"texto", outlook_in_words(workflows::outlook(*view.package, *form.act))}});
    for (const std::string& each : notes.told) next.push_back({{"texto", each}});
    const Page shell = page_of(context, "Revise antes de confirmar · " + form.act->label);
    Page page = shell;
    page.crumbs.push_back({form.act->label, context.path});
    page.body =
        render("revisar",
               {{"titulo", view.state.title},
                {"id", std::to_string(view.id.value)},
                {"anuncio", "Va a registrar «" + form.act->label + "»" + subject(view)},
                {"como", form.act->is_secret()
                             ? "Queda registrado que usted lo hizo, con fecha y hora. Lo que "
                               "respondió va a la urna, sin su nombre. Después no se puede cambiar "
                               "ni saber cuál es."
                         : behalf.empty()
                             ? "Quedará a nombre de " + context.desk.name(context.visit.person) +
                                   ", con fecha y hora. No se puede borrar."
                             : "Quedará a nombre de " + context.desk.name(context.visit.person) +
                                   ", por encargo de " + context.desk.name(behalf) +
                                   ", con fecha y hora. No se puede borrar."},
                {"sigue", next},
                {"comentario", form.comment},
                {"camino", context.path},
                {"vuelta", notes.back.empty() ? context.path : notes.back},
                {"ficha", context.visit.form_token},
                {"clave", context.key},
                {"entrada", std::to_string(form.seen_entry)},
                {"vistos", seen(form)},
                {"escrito", typed_fields(notes.typed)},
                {"escrito_hay", !notes.typed.empty()},
                {"revisado", form.act->is_secret() ? "" : fingerprint(form)},
                {"clase", form.act->danger ? "mal" : "p"},
                {"rotulo", form.act->label}},
               {{"respuestas", form_answers(shown, form.values)}});
    return to_response(page, context.visit);
}

std::string forbidden_words(const workflows::Act& act, const CaseView& view, const Desk& desk,
                            const std::string& otherwise) {
    workflows::Performers performers = act.by;
    if (performers.empty()) {
        for (const auto& task : view.package->procedure.tasks_around(
                 view.package->chart, view.package->chart.transitions[act.transition].source))
            performers.insert(performers.end(), task.by.begin(), task.by.end());
    }
    const auto& data = workflows::chart_data(view.state);
    std::string who;
    for (const auto* person : desk.organization.recipients(performers, data, desk.today))
        who += (who.empty() ? "" : ", ") + person->name;
    const bool lacks_role = otherwise.find("no tiene el rol") != std::string::npos;
    if (!lacks_role) return otherwise;
    return "«" + act.label + "» le corresponde a otra persona" +
           (who.empty() ? "." : ": " + who + ".");
}

}  // namespace web
