#include "app/scenario_checks.h"

#include <algorithm>
#include <map>

namespace app {
namespace {

using engine::Value;
using Differences = std::vector<std::string>;

// Stays where it is while somebody goes through it; nothing to go through when it is not there.
const Value& member(const Value& step, const std::string& key) {
    static const Value nothing = Value::object();
    const auto found = step.find(key);
    return found == step.end() ? nothing : *found;
}

std::string found_instead(const std::string& what, const Value& expected, const Value& found) {
    return what + ": se esperaba " + expected.dump() + " y hay " + found.dump();
}

void compare(Differences& list, const std::string& what, const Value& expected,
             const Value& found) {
    if (expected != found) list.push_back(found_instead(what, expected, found));
}

Value sorted(const std::set<std::string>& names) {
    return Value(std::vector<std::string>(names.begin(), names.end()));
}

Value sorted(const Value& names) {
    return sorted(names.get<std::set<std::string>>());
}

Value innermost_states(StoryStage& office, workflows::CaseId id,
                       const workflows::CaseState& state) {
    const auto view = office.cases().view(id, "");
    std::set<std::string> ids;
    if (!view) return sorted(ids);
    const auto& chart = view->package->chart;
    for (const auto& each : state.chart.at("configuration")) {
        const auto& active = chart.states[chart.find(each.get<std::string>())];
        if (active.children.empty()) ids.insert(active.id);
    }
    return sorted(ids);
}

Value open_tasks(const workflows::CaseState& state) {
    std::set<std::string> ids;
    for (const auto& task : state.tasks) ids.insert(task.id);
    return sorted(ids);
}

Value due_of(const workflows::CaseState& state, const std::string& id) {
    for (const auto& term : state.terms) {
        if (term.id == id) return term.due;
    }
    return nullptr;
}

int times_opened(StoryStage& office, workflows::CaseId id, const std::string& task) {
    const auto rows = office.queries().tasks(id);
    return static_cast<int>(std::count_if(rows.begin(), rows.end(),
                                          [&](const auto& row) { return row.task.id == task; }));
}

Value offered_to(StoryStage& office, workflows::CaseId id, const std::string& person) {
    std::set<std::string> events;
    if (const auto view = office.cases().view(id, person)) {
        for (const auto& offer : view->offers) events.insert(offer.act->event);
    }
    return sorted(events);
}

void compare_values(Differences& list, const workflows::CaseState& state, const Value& expected) {
    const Value& data = workflows::chart_data(state);
    for (const auto& [path, value] : expected.items()) {
        const Value* found = engine::find_path(data, path);
        compare(list, path, value, found == nullptr ? Value() : *found);
    }
}

void compare_document(Differences& list, StoryStage& office, const workflows::CaseState& state,
                      const std::string& id, const Value& expected) {
    const auto* document = state.newest(id);
    if (document == nullptr) {
        if (!expected.is_null()) list.push_back("no se emitió el documento «" + id + "»");
        return;
    }
    if (expected.is_null()) return list.push_back("se emitió el documento «" + id + "»");
    const Value found = {{"version", document->version}, {"number", document->number},
                         {"ordinal", document->ordinal}, {"date", document->date},
                         {"title", document->title},     {"draft", document->draft}};
    for (const auto& [key, value] : expected.items()) {
        if (key == "contains") {
            const std::string html = office.cases().content(document->html).value_or("");
            for (const auto& words : value) {
                if (html.find(words.get<std::string>()) == std::string::npos)
                    list.push_back("el documento «" + id + "» no dice " + words.dump());
            }
        } else {
            const auto known = found.find(key);
            compare(list, "documento «" + id + "», " + key, value,
                    known == found.end() ? Value() : *known);
        }
    }
}

void compare_mails(Differences& list, const Value& expected, const std::vector<std::string>& mails,
                   bool wanted) {
    for (const auto& each : expected) {
        const auto& start = each.get_ref<const std::string&>();
        const bool there = std::any_of(mails.begin(), mails.end(), [&](const std::string& mail) {
            return mail.starts_with(start + " >") || mail.starts_with(start + "@") || mail == start;
        });
        if (there != wanted)
            list.push_back((wanted ? "no se escribió el correo " : "se escribió el correo ") +
                           each.dump() + "; los escritos: " + Value(mails).dump());
    }
}

}  // namespace

const std::set<std::string>& check_keys() {
    static const std::set<std::string> keys{"states", "tasks",  "opened",    "due",
                                            "values", "mails",  "no_mails",  "status",
                                            "ended",  "offers", "documents", "cases"};
    return keys;
}

Differences differences(StoryStage& office, workflows::CaseId id, const Value& step,
                        const std::vector<std::string>& mails) {
    Differences list;
    const auto state = office.state(id);
    if (step.contains("states"))
        compare(list, "estados", sorted(step["states"]), innermost_states(office, id, state));
    if (step.contains("tasks"))
        compare(list, "tareas abiertas", sorted(step["tasks"]), open_tasks(state));
    if (step.contains("status")) compare(list, "situación", step["status"], state.status);
    if (step.contains("ended")) compare(list, "terminado", step["ended"], state.ended);
    for (const auto& [task, count] : member(step, "opened").items())
        compare(list, "veces que se abrió «" + task + "»", count, times_opened(office, id, task));
    for (const auto& [term, day] : member(step, "due").items())
        compare(list, "plazo «" + term + "»", day, due_of(state, term));
    for (const auto& [person, events] : member(step, "offers").items())
        compare(list, "actos de " + person, sorted(events), offered_to(office, id, person));
    for (const auto& [package, count] : member(step, "cases").items())
        compare(list, "expedientes de «" + package + "»", count, office.cases_of(package).size());
    compare_values(list, state, member(step, "values"));
    for (const auto& [document, expected] : member(step, "documents").items())
        compare_document(list, office, state, document, expected);
    compare_mails(list, member(step, "mails"), mails, true);
    compare_mails(list, member(step, "no_mails"), mails, false);
    return list;
}

bool is_expected(const engine::Problem& refusal, const std::string& expected) {
    static const std::map<std::string, std::string> words{
        {"rol", "no tiene el rol"},
        {"separación", "separación de funciones"},
        {"no ofrecido", "no se puede hacer ahora"}};
    static const std::map<std::string, engine::Refusal> kinds{
        {"invalid", engine::Refusal::invalid},
        {"not_authorized", engine::Refusal::not_authorized},
        {"wrong_state", engine::Refusal::wrong_state},
        {"stale", engine::Refusal::stale},
        {"not_found", engine::Refusal::not_found}};
    if (const auto kind = kinds.find(expected); kind != kinds.end())
        return refusal.kind == kind->second;
    const auto short_form = words.find(expected);
    const std::string& wanted = short_form == words.end() ? expected : short_form->second;
    return engine::to_line(refusal).find(wanted) != std::string::npos;
}

}  // namespace app
