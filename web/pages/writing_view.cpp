#include "web/pages/writing_view.h"

#include <algorithm>

#include "web/asset_paths.h"
#include "web/pages/act_view.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;
using workflows::WritingSection;

bool is_empty(const Value& value) {
    return value.is_null() || value == "" || (!value.is_string() && value.empty());
}

// {"estado","clase"} of a section in the list.
Value standing(const WritingDesk& desk, const WritingSection& section,
               const std::vector<WritingNote>& notes) {
    if (section.act.empty()) return {{"estado", section.made}, {"clase", "hecho"}};
    const WrittenAct& act = desk.act_of(section);
    const auto of = [&](bool doubt) {
        return static_cast<std::size_t>(
            std::count_if(notes.begin(), notes.end(), [&](const WritingNote& each) {
                return each.section == section.id && each.doubt == doubt;
            }));
    };
    const auto tag = [](const std::string& text, const char* style) -> Value {
        return {{"estado", text}, {"clase", style}};
    };
    if (act.overtaken.count(section.field) != 0) return tag("Cambió en el expediente", "eti mal");
    if (is_empty(desk.written(section))) return tag("Por empezar", "eti inf");
    if (const auto wrong = of(false); wrong != 0)
        return tag(std::to_string(wrong) + " por corregir", "eti mal");
    const std::string doubts = of(true) == 0 ? "" : std::to_string(of(true)) + " por confirmar";
    if (act.pending.count(section.field) != 0)
        return tag(doubts.empty() ? "Sin registrar" : "Sin registrar · " + doubts, "eti inf");
    if (!doubts.empty()) return tag(doubts, "eti av");
    return tag(act.recorded ? "Registrada" : "Texto de partida", "hecho");
}

}  // namespace

std::vector<WritingNote> all_notes(const WritingDesk& desk) {
    std::vector<WritingNote> all;
    for (const WrittenAct& act : desk.acts()) {
        const auto notes = desk.notes(act);
        all.insert(all.end(), notes.begin(), notes.end());
    }
    return all;
}

Value fault_rows(const std::vector<WritingNote>& notes) {
    Value rows = Value::array();
    for (const WritingNote& each : notes) {
        if (!each.doubt) rows.push_back({{"camino", each.path}, {"texto", each.text()}});
    }
    return rows;
}

bool may_write(const WritingDesk& desk, const WritingSection& section) {
    return desk.act_of(section).form.offer != nullptr;
}

Problem why_not_write(const WritingDesk& desk, const WritingSection& section) {
    const WrittenAct& act = desk.act_of(section);
    if (act.form.act == nullptr) return no_such_section();
    return why_not_open(act.form, desk.view(), desk.desk(), desk.visit().person,
                        act.draft.has_value());
}

Value overtaken_by(const WritingDesk& desk, const WritingSection& section) {
    const WrittenAct& act = desk.act_of(section);
    if (act.overtaken.count(section.field) == 0) return nullptr;
    std::string who = "otra persona", when;
    for (const auto& each : desk.view().state.acts) {
        if (each.event != act.definition.event) continue;
        who = desk.desk().name(each.actor);
        when = desk.desk().day(each.date);
    }
    return {{"quien", who}, {"cuando", when}};
}

std::string saved_words(const WrittenAct& act) {
    if (act.draft && !act.pending.empty())
        return "Lo que escribió está guardado como borrador (" + short_moment(act.draft->saved) +
               ") y solo usted lo ve.";
    if (act.draft && act.form.offer != nullptr) return "Está como en el expediente.";
    if (act.recorded) return "Está registrado en el expediente.";
    return act.definition.starts.empty()
               ? "Todavía no se ha registrado en el expediente."
               : "Es el texto de partida: rige mientras nadie registre otro.";
}

const WritingSection* section_asked(const WritingDesk& desk, const Request& request) {
    const auto asked = request.matched.find("seccion");
    if (asked == request.matched.end()) return nullptr;
    const WritingSection* section = desk.definition().section(asked->second);
    if (section == nullptr || desk.field(*section) == nullptr) return nullptr;
    return section;
}

Problem no_such_section() {
    return {Refusal::not_found, "El documento no tiene esa sección.", "",
            "Elíjala en la página de redacción."};
}

Response writing_view(const WritingDesk& desk, const WritingFrame& frame, const Html& content) {
    const auto notes = all_notes(desk);
    Value sections = Value::array();
    std::size_t written = 0, all = 0;
    for (const WritingSection& each : desk.definition().sections) {
        Value row = standing(desk, each, notes);
        if (!each.act.empty()) {
            ++all;
            written += is_empty(desk.written(each)) ? 0U : 1U;
        }
        row["titulo"] = each.title;
        row["camino"] = each.act.empty() || desk.field(each) == nullptr ? "" : desk.path(each);
        row["aqui"] = each.id == frame.section;
        sections.push_back(std::move(row));
    }
    const auto& view = desk.view();
    Page page;
    page.title = frame.title + " · " + view.state.title;
    page.section = "/expedientes";
    page.status = frame.status;
    page.with_errors = frame.status != 200;
    page.crumbs = {{"Expedientes", "/expedientes"},
                   {"Expediente " + std::to_string(view.id.value), case_path(view.id)}};
    page.crumbs.insert(page.crumbs.end(), frame.crumbs.begin(), frame.crumbs.end());
    // Where the list is the matter of the page it comes first; beside a section it comes after.
    const bool first = frame.section.empty() && frame.crumbs.empty();
    const Html list = render("redaccion_secciones",
                             {{"camino", desk.path()},
                              {"inicio", first},
                              {"avance", std::to_string(written) + " de " + std::to_string(all)},
                              {"secciones", sections}});
    page.body =
        render("redaccion",
               {{"recursos", asset_paths()},
                {"titulo", frame.title},
                {"subtitulo", view.state.title + " · expediente " + std::to_string(view.id.value) +
                                  " · " + view.state.status},
                {"hecho", frame.done},
                {"id", std::to_string(view.id.value)}},
               {{"antes", first ? list : Html{}},
                {"contenido", content},
                {"despues", first ? Html{} : list}});
    return to_response(page, desk.visit());
}

}  // namespace web
