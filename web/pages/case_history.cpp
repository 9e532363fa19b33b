#include "web/pages/case_history.h"

#include <algorithm>

#include "workflows/case_ballots.h"

namespace web {
namespace {

using engine::Value;

void read(const engine::durable::JournalRow& row, CaseHistory& history) {
    history.attachments.emplace_back();
    history.moments.emplace_back();
    try {
        const Value entry = Value::parse(row.bytes);
        history.moments.back() = engine::durable::Instant(
            std::chrono::milliseconds(entry.at("time").get<std::int64_t>()));
        if (entry.at("request").contains("data"))
            history.attachments.back() = workflows::attachments_in(entry["request"]["data"]);
        if (!entry.at("resolved").contains("terms")) return;
        for (const Value& term : entry["resolved"]["terms"])
            history.terms[term.at("id").get<std::string>()] = term;
    } catch (const Value::exception&) {
        // Told as unreadable by its line of the trail.
    }
}

// One's own name stays.
void take_names_out(std::vector<workflows::TrailLine>& lines, const Visit& visit,
                    workflows::CaseId id, const Desk& desk) {
    const auto view = visit.cases.view(id, "");
    for (auto& line : lines) {
        if (!line.secret || line.actor == visit.person) continue;
        const bool named =
            view && workflows::reads_names(*view->package, view->state, desk.organization,
                                           line.event, visit.person);
        if (!named) workflows::take_name_out(line);
    }
}

bool is_danger(const workflows::CaseView& view, const std::string& event) {
    const auto& acts = view.package->procedure.acts;
    return std::any_of(acts.begin(), acts.end(),
                       [&](const auto& act) { return act.event == event && act.danger; });
}

std::string days_in_words(const Value& days) {
    constexpr std::size_t most = 40;
    std::string text;
    std::size_t count = 0;
    for (const Value& each : days) {
        if (++count > most) return text + ", …";
        const auto date = engine::calendar::parse_date(each.get<std::string>());
        text += (text.empty() ? "" : ", ") + (date ? short_day(*date) : each.get<std::string>());
    }
    return text;
}

Value skipped_days(const Value& skipped) {
    Value all = Value::array();
    for (const Value& each : skipped) {
        const auto date = engine::calendar::parse_date(each.at("date").get<std::string>());
        const std::string norm = each.value("norm", "");
        all.push_back(
            {{"texto", (date ? short_day(*date) : each.at("date").get<std::string>()) + ": " +
                           each.value("reason", "") + (norm.empty() ? "" : " (" + norm + ")")}});
    }
    return all;
}

std::string title_of_term(const workflows::CaseView& view, const std::string& id) {
    engine::statechart::StateIndex state = engine::statechart::no_index;
    if (view.package->procedure.deadline(id, &state) != nullptr) {
        const auto label = view.package->procedure.labels.find(state);
        if (label != view.package->procedure.labels.end()) return label->second;
    }
    return id;
}

}  // namespace

CaseHistory history_of(const Visit& visit, workflows::CaseId id, const Desk& desk) {
    CaseHistory history;
    bool secret = false;
    for (const auto& row : visit.cases.queries().entries(id)) {
        history.lines.push_back(workflows::tell(row, desk.organization));
        secret = secret || history.lines.back().secret;
        read(row, history);
    }
    if (secret) take_names_out(history.lines, visit, id, desk);
    return history;
}

Value timeline(const CaseHistory& history, const workflows::CaseView& view) {
    Value all = Value::array();
    for (std::size_t i = history.lines.size(); i-- > 0;) {
        const auto& line = history.lines[i];
        Value consequences = Value::array(), files = Value::array();
        for (const std::string& each : line.consequences) consequences.push_back({{"texto", each}});
        for (const Attachment& each : history.attachments[i])
            files.push_back(
                {{"sha256", each.sha256}, {"nombre", each.name}, {"peso", file_size(each.size)}});
        const bool by_person = !line.who.empty();
        all.push_back({{"entrada", std::to_string(line.sequence)},
                       {"quien", line.who},
                       {"que", line.what},
                       {"instante", line.when},
                       {"cuando", short_moment(history.moments[i])},
                       {"comentario", line.comment},
                       {"clase", !by_person                    ? ""
                                 : is_danger(view, line.event) ? "av"
                                                               : "inf"},
                       {"icono", !by_person                    ? "reloj"
                                 : line.event == "abrir"       ? "mas"
                                 : is_danger(view, line.event) ? "alerta"
                                                               : "persona"},
                       {"consecuencias_hay", !consequences.empty()},
                       {"adjuntos_hay", !files.empty()},
                       {"consecuencias", consequences},
                       {"adjuntos", files}});
    }
    return all;
}

Value deadlines(const CaseHistory& history, const workflows::CaseView& view, const Desk& desk) {
    Value all = Value::array();
    for (const auto& term : view.state.terms) {
        if (!term.active) continue;
        Value row = desk.due(term.due);
        if (row.is_null()) continue;
        row.update({{"titulo", title_of_term(view, term.id)},
                    {"regla", ""},
                    {"norma", ""},
                    {"contados", ""},
                    {"saltados_hay", false},
                    {"saltados", Value::array()}});
        const auto told = history.terms.find(term.id);
        if (told != history.terms.end() && told->contains("derivation")) {
            const Value& derivation = (*told)["derivation"];
            row["regla"] = told->value("rule", "");
            row["norma"] = told->value("norm", "");
            row["contados"] = days_in_words(derivation.at("counted"));
            row["saltados"] = skipped_days(derivation.at("skipped"));
            row["saltados_hay"] = !row["saltados"].empty();
        }
        all.push_back(std::move(row));
    }
    return all;
}

}  // namespace web
