#include "workflows/case_state.h"

#include <algorithm>
#include <array>

#include "engine/base/object_of.h"

namespace workflows {
namespace {

using engine::object_of;
using engine::Value;

Value to_value(const ActRecord& act) {
    return object_of("event", act.event, "actor", act.actor, "behalf", act.behalf, "post", act.post,
                     "unit", act.unit, "date", act.date, "at", act.at, "comment", act.comment,
                     "seq", act.seq);
}

ActRecord act_from(const Value& stored) {
    return {stored.at("event"), stored.at("actor"),   stored.at("behalf"),
            stored.at("post"),  stored.at("unit"),    stored.at("date"),
            stored.at("at"),    stored.at("comment"), stored.at("seq")};
}

Value to_value(const CaseTerm& term) {
    Value reminders = Value::array();
    Value legs = Value::array();
    for (const auto& each : term.count.legs)
        legs.push_back(object_of("length", each.length, "back", each.back));
    for (const auto& each : term.reminders)
        reminders.push_back(object_of("index", each.index, "date", each.date));
    return object_of("id", term.id, "event", term.event, "generation", term.generation, "due",
                     term.due, "original", term.original, "extended", term.extended, "active",
                     term.active, "fired", term.fired, "reminders", std::move(reminders), "count",
                     object_of("from", term.count.from, "calendar", term.count.calendar, "legs",
                               std::move(legs)));
}

CaseTerm term_from(const Value& stored) {
    CaseTerm term{stored.at("id"),
                  stored.at("event"),
                  stored.at("generation"),
                  stored.at("due"),
                  stored.at("original"),
                  stored.at("extended"),
                  stored.at("active"),
                  stored.at("fired"),
                  {},
                  {}};
    const Value& count = stored.at("count");
    term.count = {count.at("from"), count.at("calendar"), {}};
    for (const auto& each : count.at("legs"))
        term.count.legs.push_back({each.at("length"), each.at("back")});
    for (const auto& each : stored.at("reminders"))
        term.reminders.push_back({each.at("index"), each.at("date")});
    return term;
}

Value to_value(const CaseDocument& document) {
    return object_of("id", document.id, "template", document.template_name, "title", document.title,
                     "version", document.version, "number", document.number, "ordinal",
                     document.ordinal, "date", document.date, "by", document.by, "content",
                     document.content, "html", document.html, "code", document.code, "draft",
                     document.draft, "pdf", document.pdf, "renderer", document.renderer, "seq",
                     document.seq);
}

CaseDocument document_from(const Value& stored) {
    return {stored.at("id"),      stored.at("template"), stored.at("title"), stored.at("version"),
            stored.at("number"),  stored.at("ordinal"),  stored.at("date"),  stored.at("by"),
            stored.at("content"), stored.at("html"),     stored.at("code"),  stored.at("draft"),
            stored.at("pdf"),     stored.at("renderer"), stored.at("seq")};
}

Value to_value(const CaseTask& task) {
    return object_of("id", task.id, "state", task.state, "entry", task.entry, "title", task.title,
                     "keys", task.keys, "due", task.due, "done_by", task.done_by);
}

Value to_value(const PlannedSend& send) {
    return object_of("id", send.id, "serial", send.serial, "at", send.at, "event", send.event);
}

constexpr std::array ends{"", "done", "cancelled"};

Value to_value(const ChildCase& child) {
    return object_of("invoke", child.invoke, "index", child.index, "state", child.state,
                     "generation", child.generation, "package", child.package, "id", child.id,
                     "end", ends.at(static_cast<std::size_t>(child.end)), "result", child.result);
}

ChildCase child_from(const Value& stored) {
    const auto end = std::find(ends.begin(), ends.end(), stored.at("end").get<std::string>());
    if (end == ends.end())
        throw Value::other_error::create(501, "un expediente hijo terminó de un modo desconocido",
                                         &stored);
    return {stored.at("invoke"),
            stored.at("index"),
            stored.at("state"),
            stored.at("generation"),
            stored.at("package"),
            stored.at("id"),
            static_cast<ChildCase::End>(end - ends.begin()),
            stored.at("result")};
}

constexpr std::array phases{"open", "counting", "counted", "destroyed"};

Value to_value(const std::map<std::string, BallotBox>& boxes) {
    Value all = Value::object();
    for (const auto& [name, box] : boxes)
        all[name] =
            object_of("cast", box.cast, "phase", phases.at(static_cast<std::size_t>(box.phase)));
    return all;
}

BallotBox box_from(const Value& stored) {
    const auto phase =
        std::find(phases.begin(), phases.end(), stored.at("phase").get<std::string>());
    if (phase == phases.end())
        throw Value::other_error::create(501, "una urna está en un estado desconocido", &stored);
    return {static_cast<BallotBox::Phase>(phase - phases.begin()), stored.at("cast")};
}

template <class T>
Value list(const std::vector<T>& items) {
    Value values = Value::array();
    for (const T& item : items) values.push_back(to_value(item));
    return values;
}

}  // namespace

void CaseState::remember(ActRecord act) {
    std::erase_if(acts, [&](const ActRecord& each) {
        return each.event == act.event && each.actor == act.actor && each.behalf == act.behalf;
    });
    acts.push_back(std::move(act));
}

CaseTerm* CaseState::term(const std::string& id) {
    const auto found = std::find_if(terms.begin(), terms.end(),
                                    [&](const CaseTerm& each) { return each.id == id; });
    return found == terms.end() ? nullptr : &*found;
}

const CaseDocument* CaseState::newest(const std::string& document_id) const {
    const auto found =
        std::find_if(documents.rbegin(), documents.rend(),
                     [&](const CaseDocument& each) { return each.id == document_id; });
    return found == documents.rend() ? nullptr : &*found;
}

Value to_value(CaseState state) {
    Value entries = Value::object();
    for (const auto& [id, sequence] : state.entries) entries[id] = sequence;
    Value stored =
        object_of("package", state.package, "package_name", state.package_name, "title",
                  state.title, "profile", std::move(state.profile), "chart", std::move(state.chart),
                  "entries", std::move(entries), "acts", list(state.acts), "tasks",
                  list(state.tasks), "terms", list(state.terms), "documents", list(state.documents),
                  "sends", list(state.sends), "ended", state.ended, "status", state.status);
    if (!state.children.empty()) stored["children"] = list(state.children);
    if (!state.boxes.empty()) stored["boxes"] = to_value(state.boxes);
    if (state.parent)
        stored["parent"] = object_of("id", state.parent->id, "address", state.parent->address);
    return stored;
}

CaseState case_state_from_value(const Value& stored) {
    CaseState state;
    state.package = stored.at("package");
    state.package_name = stored.at("package_name");
    state.title = stored.at("title");
    state.profile = stored.at("profile");
    state.chart = stored.at("chart");
    for (const auto& [id, sequence] : stored.at("entries").items()) state.entries[id] = sequence;
    for (const auto& each : stored.at("acts")) state.acts.push_back(act_from(each));
    for (const auto& each : stored.at("tasks")) {
        state.tasks.push_back({each.at("id"), each.at("state"), each.at("entry"), each.at("title"),
                               each.at("keys").get<std::vector<std::string>>(), each.at("due"),
                               each.at("done_by").get<std::vector<std::string>>()});
    }
    for (const auto& each : stored.at("terms")) state.terms.push_back(term_from(each));
    for (const auto& each : stored.at("documents")) state.documents.push_back(document_from(each));
    for (const auto& each : stored.at("sends"))
        state.sends.push_back({each.at("id"), each.at("serial"), each.at("at"), each.at("event")});
    if (stored.contains("children")) {
        for (const auto& each : stored["children"]) state.children.push_back(child_from(each));
    }
    if (stored.contains("parent")) {
        const Value& parent = stored["parent"];
        state.parent = ParentCase{parent.at("id"), parent.at("address")};
    }
    if (stored.contains("boxes")) {
        for (const auto& [name, box] : stored["boxes"].items()) state.boxes[name] = box_from(box);
    }
    state.ended = stored.at("ended");
    state.status = stored.at("status");
    return state;
}

Value platform_documents(const CaseState& state) {
    Value documents = Value::object();
    for (const CaseDocument& each : state.documents) {
        Value shown =
            object_of("version", each.version, "number", each.number, "ordinal", each.ordinal,
                      "date", each.date, "by", each.by, "content", each.content, "code", each.code);
        Value all = documents.contains(each.id) ? documents[each.id]["all"] : Value::array();
        all.push_back(shown);
        shown["all"] = std::move(all);
        documents[each.id] = std::move(shown);
    }
    return documents;
}

Value platform_variable(const CaseState& state, const ActRecord& act) {
    Value terms = Value::object();
    for (const CaseTerm& each : state.terms) {
        terms[each.id] = object_of("due", each.due, "original", each.original, "extended",
                                   each.extended, "expired",
                                   act.date > each.due);  // ISO days compare as dates
    }
    return object_of("act", to_value(act), "docs", platform_documents(state), "terms",
                     std::move(terms), "profile", state.profile);
}

}  // namespace workflows
