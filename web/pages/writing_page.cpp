#include "web/pages/writing_page.h"

#include <algorithm>

#include "web/asset_paths.h"
#include "web/pages/act_view.h"
#include "web/pages/case_page.h"
#include "web/pages/writing_view.h"
#include "workflows/authority.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;
using workflows::WritingSection;

std::string sent(const Request& request, const char* name) {
    const std::string* value = request.field(name);
    return value == nullptr ? "" : *value;
}

// Many rows have the same doubt: it is said once.
Value doubts_by_message(const std::vector<WritingNote>& notes) {
    Value all = Value::array();
    for (const WritingNote& each : notes) {
        if (!each.doubt) continue;
        auto said = std::find_if(all.begin(), all.end(), [&](const Value& other) {
            return other.at("mensaje") == each.message;
        });
        if (said == all.end()) {
            all.push_back({{"mensaje", each.message}, {"filas", Value::array()}});
            said = std::prev(all.end());
        }
        (*said)["filas"].push_back(
            {{"nombre", each.name.empty() ? "Ver" : each.name}, {"camino", each.path}});
    }
    return all;
}

// What is written and not recorded, by act.
Value unrecorded(const WritingDesk& desk) {
    Value acts = Value::array();
    for (const WrittenAct& act : desk.acts()) {
        if (act.pending.empty()) continue;
        Value sections = Value::array();
        for (const WritingSection& each : desk.definition().sections) {
            if (each.act == act.definition.event && act.pending.count(each.field) != 0)
                sections.push_back({{"titulo", each.title}, {"camino", desk.path(each)}});
        }
        acts.push_back({{"evento", act.definition.event},
                        {"rotulo", act.form.act->label},
                        {"cuando", act.draft ? short_moment(act.draft->saved) : ""},
                        {"abierto", act.form.offer != nullptr},
                        {"camino", act_path(desk.view().id, act.definition.event)},
                        {"clase", acts.empty() ? "p" : ""},
                        {"secciones", sections}});
    }
    return acts;
}

Value conflicts(const WritingDesk& desk) {
    Value all = Value::array();
    for (const WritingSection& each : desk.definition().sections) {
        if (each.act.empty()) continue;
        const Value by = overtaken_by(desk, each);
        if (by.is_null()) continue;
        all.push_back({{"titulo", each.title},
                       {"quien", by.at("quien")},
                       {"cuando", by.at("cuando")},
                       {"camino", desk.path(each)},
                       {"evento", each.act}});
    }
    return all;
}

// The act that sends the document on, and what stands before it.
Value sending(const WritingDesk& desk, const std::vector<WritingNote>& notes) {
    if (desk.definition().submit.empty()) return nullptr;
    const auto form = find_act(desk.view(), desk.definition().submit);
    if (!form) return nullptr;
    const Problem why = form->offer == nullptr ? why_not_open(*form, desk.view(), desk.desk(),
                                                              desk.visit().person, false)
                                               : Problem{};
    if (form->offer == nullptr && why.kind == Refusal::not_authorized) return nullptr;
    Value missing = Value::array();
    const auto need = [&](const std::string& text) { missing.push_back({{"texto", text}}); };
    const auto wrong = fault_rows(notes).size();
    if (wrong != 0)
        need("Corregir " + counted(wrong, "dato", "datos") + ", en la lista de arriba.");
    for (const WrittenAct& act : desk.acts()) {
        if (!act.pending.empty())
            need("Registrar en el expediente lo que escribió: «" + act.form.act->label + "».");
    }
    if (form->offer == nullptr) need(form->act->refusal.empty() ? why.message : form->act->refusal);
    return {{"rotulo", form->act->label},
            {"camino", form->offer == nullptr ? "" : act_path(desk.view().id, form->act->event)},
            {"falta", missing},
            {"falta_hay", !missing.empty()},
            {"clase", missing.empty() ? "p" : ""}};
}

// Why this person writes nothing here now; empty: they may write something.
std::string only_reading(const WritingDesk& desk) {
    for (const WrittenAct& act : desk.acts()) {
        if (act.form.offer != nullptr) return "";
    }
    if (desk.acts().empty()) return "Este documento no tiene nada que escribir.";
    const WrittenAct& act = desk.acts().front();
    return why_not_open(act.form, desk.view(), desk.desk(), desk.visit().person, false).message;
}

Response shown(const WritingDesk& desk, const Request& request, int status) {
    const auto notes = all_notes(desk);
    const Value wrong = fault_rows(notes), doubts = doubts_by_message(notes);
    const auto doubtful = static_cast<std::size_t>(std::count_if(
        notes.begin(), notes.end(), [](const WritingNote& each) { return each.doubt; }));
    const Value acts = unrecorded(desk), overtaken = conflicts(desk);
    const std::string reading = only_reading(desk);
    Html content =
        render("redaccion_inicio", {{"recursos", asset_paths()},
                                    {"ficha", desk.visit().form_token},
                                    {"pagina", desk.path()},
                                    {"lectura", reading},
                                    {"conflictos", overtaken},
                                    {"conflictos_hay", !overtaken.empty()},
                                    {"no_registrado", status == 422},
                                    {"problemas", wrong},
                                    {"problemas_hay", !wrong.empty() && reading.empty()},
                                    {"cuantos_problemas", counted(wrong.size(), "dato", "datos")},
                                    {"dudas", doubts},
                                    {"dudas_hay", !doubts.empty()},
                                    {"cuantas_dudas", counted(doubtful, "punto", "puntos")},
                                    {"actos", acts},
                                    {"actos_hay", !acts.empty()},
                                    {"escribe", reading.empty()},
                                    {"envio", sending(desk, notes)}});
    WritingFrame frame{desk.definition().title, "", {}, nullptr, status};
    const auto history = history_of(desk.visit(), desk.view().id, desk.desk());
    frame.done = just_done(request, desk.view(), history, desk.visit());
    return writing_view(desk, frame, content);
}

// What an act would change of the rows that the case has, by their names.
std::vector<std::string> row_changes(const WritingDesk& desk, const WrittenAct& act) {
    std::vector<std::string> told;
    for (const WritingSection& section : desk.definition().sections) {
        if (section.act != act.definition.event || !section.rows) continue;
        std::map<std::string, Value> before;
        const Value none = Value::array();
        const Value rows = act.present.value(section.field, none);
        for (std::size_t i = 0; act.recorded && i < rows.size(); ++i)
            before[desk.row_name(section, rows[i], i)] = rows[i];
        std::string added, changed, gone;
        const auto name = [](std::string& list, const std::string& each) {
            list += (list.empty() ? "" : ", ") + each;
        };
        const Value& now = desk.written(section);
        for (std::size_t i = 0; i < now.size(); ++i) {
            const std::string each = desk.row_name(section, now[i], i);
            const auto was = before.find(each);
            if (was == before.end()) {
                name(added, each);
            } else {
                if (!same_content(was->second, now[i])) name(changed, each);
                before.erase(was);
            }
        }
        for (const auto& [each, row] : before) name(gone, each);
        if (!act.recorded) continue;
        if (!added.empty()) told.push_back(section.title + ", se agrega: " + added + ".");
        if (!changed.empty()) told.push_back(section.title + ", cambia: " + changed + ".");
        if (!gone.empty()) told.push_back(section.title + ", se quita: " + gone + ".");
    }
    return told;
}

Response review(WritingDesk& desk, const Request& request, const WrittenAct& act) {
    Visit& visit = desk.visit();
    if (act.form.offer == nullptr)
        return problem_page(
            why_not_open(act.form, desk.view(), desk.desk(), visit.person, act.draft.has_value()),
            visit);
    if (!act.overtaken.empty()) return shown(desk, request, 409);
    const auto ready = desk.make_ready(act);
    if (!ready) return problem_page(ready.error(), visit);
    if (!check(act.form).empty()) return shown(desk, request, 422);
    ActForm form = act.form;
    read_draft(form, visit.drafts.load(visit.person, act.place)->value);
    const std::string path = act_path(desk.view().id, act.definition.event);
    const ActContext context{visit, desk.desk(), desk.view(), path,
                             act_key(visit, path, form.seen_sequence)};
    ReviewNotes notes{row_changes(desk, act), act.pending, desk.path()};
    if (act.pending.size() < act.form.form.fields.size())
        notes.told.emplace_back("Abajo está lo que cambia; lo demás queda como está.");
    return review_view(context, form, notes);
}

}  // namespace

Response writing_page(const Request& request, Visit& visit) {
    return at_writing_desk(request, visit, [&](WritingDesk& desk) {
        if (request.method != "POST") {
            return shown(desk, request, conflicts(desk).empty() ? 200 : 409);
        }
        const WrittenAct* act = desk.act(sent(request, "acto"));
        if (act == nullptr) return problem_page(no_such_section(), visit);
        if (sent(request, "paso") == "mantener") {
            desk.stand_by(*act);
            return see_other(desk.path());
        }
        return review(desk, request, *act);
    });
}

}  // namespace web
