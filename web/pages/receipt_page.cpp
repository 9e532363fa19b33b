#include "web/pages/receipt_page.h"

#include "web/asset_paths.h"
#include "web/page.h"
#include "web/pages/case_history.h"

namespace web {
namespace {

using engine::Value;

Value fact(const char* name, const std::string& value, bool is_hash = false) {
    return {{"k", name}, {"v", value}, {"huella", is_hash}};
}

Value facts_of(const workflows::CaseView& view, const CaseHistory& history, std::size_t index,
               const engine::durable::JournalRow& row) {
    const auto& line = history.lines[index];
    Value facts = Value::array();
    facts.push_back(fact("Expediente", std::to_string(view.id.value) + " · " + view.state.title));
    facts.push_back(fact("Acto", line.event == "abrir" ? "Apertura del expediente" : line.what));
    facts.push_back(fact("Quién", line.who));
    if (!line.post.empty()) facts.push_back(fact("Cargo", line.post));
    facts.push_back(fact("Cuándo", short_moment(history.moments[index]) + " (hora de Lima)"));
    if (!line.comment.empty()) facts.push_back(fact("Motivo o nota", line.comment));
    facts.push_back(fact("Número de acto", std::to_string(row.position) + " (entrada " +
                                               std::to_string(line.sequence) + " del expediente)"));
    facts.push_back(fact("Huella de la entrada", row.hash, true));
    facts.push_back(fact("Raíz del registro", row.root, true));
    return facts;
}

Value list_of(const CaseHistory& history, std::size_t index) {
    Value all = Value::array();
    for (const std::string& each : history.lines[index].consequences)
        all.push_back({{"texto", each}});
    for (const Attachment& each : history.attachments[index])
        all.push_back({{"texto", "adjunto «" + each.name + "», " + file_size(each.size) +
                                     ", SHA-256 " + each.sha256}});
    return all;
}

}  // namespace

Response receipt_page(const Request& request, Visit& visit) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto view = visit.cases.see(case_of(request), visit.person, desk->organization);
    if (!view) return problem_page(view.error(), visit);
    const auto rows = visit.cases.queries().entries(view->id);
    const auto history = history_of(visit, view->id, *desk);
    for (std::size_t i = 0; i < history.lines.size() && i < rows.size(); ++i) {
        if (std::to_string(history.lines[i].sequence) != request.matched.at("entrada") ||
            history.lines[i].who.empty())
            continue;
        const Value consequences = list_of(history, i);
        const Value& entity = desk->organization.entity();
        Page page;
        page.title = "Cargo · expediente " + std::to_string(view->id.value);
        page.section = "/expedientes";
        page.crumbs = {{"Expedientes", "/expedientes"},
                       {"Expediente " + std::to_string(view->id.value), case_path(view->id)}};
        page.body =
            render("cargo", {{"id", std::to_string(view->id.value)},
                             {"entidad", entity.is_object() ? entity.value("nombre", "") : ""},
                             {"demo", visit.demo},
                             {"datos", facts_of(*view, history, i, rows[i])},
                             {"consecuencias", consequences},
                             {"consecuencias_hay", !consequences.empty()},
                             {"impreso", short_moment(visit.clock.now())}});
        return to_response(page, visit);
    }
    return problem_page({engine::Refusal::not_found, "El expediente no tiene ese acto.", "",
                         "Vuelva al expediente y elíjalo en la historia."},
                        visit);
}

}  // namespace web
