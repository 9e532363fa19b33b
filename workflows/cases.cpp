#include "workflows/cases.h"

#include <algorithm>
#include <set>

#include "engine/calendar/lima_time.h"
#include "workflows/act_form_definition.h"
#include "workflows/case_decider.h"
#include "workflows/task_offers.h"

namespace workflows {

using engine::Done;
using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Result;
using engine::Value;
using engine::durable::Answer;
using engine::durable::Command;

Cases::Cases(engine::durable::Runtime& runtime, const engine::durable::Queries& queries,
             engine::durable::Contents& contents, const engine::durable::Clock& clock,
             Catalog& catalog, CaseShelf& shelf, engine::statechart::DataModelFactory models)
    : runtime_(runtime),
      queries_(queries),
      contents_(contents),
      clock_(clock),
      catalog_(catalog),
      shelf_(shelf),
      models_(std::move(models)) {
}

namespace {

Problem no_such_case(CaseId id) {
    return {Refusal::not_found, "No existe el expediente " + std::to_string(id.value) + ".", "",
            "Revise el número."};
}

}  // namespace

engine::calendar::Date Cases::today() const {
    return engine::calendar::lima_date(clock_.now());
}

Result<CaseId, Problems> Cases::open(const std::string& name, const std::string& actor,
                                     Value options, const std::string& key) {
    auto package = catalog_.find(name);
    if (!package) return package.error();
    contents_.keep(package_bundle((*package)->files));
    options["package"] = (*package)->hash;
    Command command;
    command.kind = case_kind;
    command.request = {{"event", open_event}, {"actor", actor}, {"data", std::move(options)}};
    command.key = key;
    auto answer = runtime_.handle(std::move(command));
    if (!answer) return Problems{answer.error()};
    return answer->stream;
}

Result<Answer> Cases::act(CaseId id, const CaseRequest& request, const std::string& key) {
    Command command;
    command.stream = id;
    command.kind = case_kind;
    command.request = to_value(request);
    command.key = key;
    return runtime_.handle(std::move(command));
}

Value Cases::attach(const std::string& name, std::string_view bytes) {
    return {{"sha256", contents_.keep(bytes)}, {"name", name}, {"size", bytes.size()}};
}

Result<Cases::Pinned*> Cases::pinned(const std::string& hash) {
    const auto known = pinned_.find(hash);
    if (known != pinned_.end()) return &known->second;
    auto package = catalog_.pinned(contents_, hash);
    if (!package) return package.error();
    Pinned made{std::move(*package), nullptr};
    made.model = models_(made.package->chart);
    return &pinned_.emplace(hash, std::move(made)).first->second;
}

template <class T>
bool Cases::is_newest(const LastRead<T>& last) const {
    if (!last.value) return false;
    const auto now = queries_.summary(last.id);
    return now && now->sequence == last.sequence;
}

Result<Organization> Cases::organization() const {
    if (is_newest(organization_)) return *organization_.value;
    const auto stored = queries_.singleton(organization_kind);
    if (!stored)
        return Problem{Refusal::wrong_state, "Todavía no hay organización registrada.",
                       "organizacion", "Cárguela con «visado org load ARCHIVO.json»."};
    auto read = Organization::from_value(stored->snapshot);
    if (!read) return read.error().front();
    organization_ = {stored->id, stored->sequence, std::move(*read)};
    return *organization_.value;
}

Result<engine::calendar::HolidayTable> Cases::holidays() const {
    if (is_newest(holidays_)) return *holidays_.value;
    const auto stored = queries_.singleton(calendar_kind);
    if (!stored) return engine::calendar::HolidayTable::peru();
    auto read = engine::calendar::HolidayTable::from_value(stored->snapshot);
    if (!read) return read.error();
    holidays_ = {stored->id, stored->sequence, std::move(*read)};
    return *holidays_.value;
}

Result<CaseView> Cases::load(CaseId id) {
    auto kept = shelf_.read(id);
    if (!kept) return no_such_case(id);
    auto loaded = pinned(kept->state->package);
    if (!loaded) return loaded.error();
    return CaseView{id, kept->sequence, std::move(kept->state), (*loaded)->package};
}

Result<Done> Cases::add_offers(CaseView& view, const std::string& person,
                               const Organization& organization) {
    auto loaded = pinned(view.state.package);
    if (!loaded) return loaded.error();
    view.offers =
        offers(*view.package, organization, view.state, person, today(), *(*loaded)->model);
    return Done{};
}

Result<forms::Form> Cases::form_of(const CaseView& view, const Act& act,
                                   const std::string& person) {
    auto loaded = pinned(view.state.package);
    if (!loaded) return loaded.error();
    ActRecord who;
    who.actor = person;
    who.date = engine::calendar::to_iso(today());
    return workflows::form_of(*view.package, view.state, act, who, *(*loaded)->model);
}

Result<CaseView> Cases::view(CaseId id, const std::string& person) {
    auto view = load(id);
    if (!view || person.empty()) return view;
    const auto organization_now = organization();
    if (!organization_now) return organization_now.error();
    if (const auto added = add_offers(*view, person, *organization_now); !added)
        return added.error();
    return view;
}

Result<CaseView> Cases::see(CaseId id, const std::string& person,
                            const Organization& organization) {
    auto view = load(id);
    if (!view) return view;
    if (!may_see(view->state, view->package->procedure, view->package->starters, organization,
                 person, today()))
        return no_such_case(id);
    if (const auto added = add_offers(*view, person, organization); !added) return added.error();
    return view;
}

namespace {

// Who did a secret act is not told.
std::string last_person(const CaseState& state, const Procedure& procedure) {
    const auto last =
        std::find_if(state.acts.rbegin(), state.acts.rend(), [&](const ActRecord& each) {
            return each.actor != "sistema" && procedure.secret_act(each.event) == nullptr;
        });
    return last == state.acts.rend() ? "" : last->actor;
}

}  // namespace

// A task stands in the inbox of whoever may do something about it: separation of duties hides it
// from those it bars.
Result<std::vector<InboxLine>> Cases::inbox(const std::string& person) {
    const auto organization_now = organization();
    if (!organization_now) return organization_now.error();
    return inbox(person, *organization_now);
}

Result<std::vector<InboxLine>> Cases::inbox(const std::string& person,
                                            const Organization& organization) {
    if (organization.person(person) == nullptr) {
        return Problem{Refusal::not_found, "No existe la persona «" + person + "».", "--as",
                       "Use el identificador con que está registrada."};
    }
    std::set<std::int64_t> ids;
    for (const std::string& key : organization.inbox_keys(person, today())) {
        for (std::optional<engine::durable::InboxMark> mark;;) {
            const auto page = queries_.inbox(key, mark);
            for (const auto& item : page.items) ids.insert(item.stream.id.value);
            if (!(mark = page.next)) break;
        }
    }
    std::vector<InboxLine> lines;
    for (const std::int64_t id : ids) {
        auto seen = load({id});
        if (!seen) return seen.error();
        auto loaded = pinned(seen->state.package);
        if (!loaded) return loaded.error();
        seen->offers = task_offers(*seen->package, organization, seen->state, person, today(),
                                   *(*loaded)->model);
        for (const CaseTask& task : seen->state.tasks) {
            InboxLine line{{id},
                           seen->state.title,
                           seen->package->title,
                           seen->state.status,
                           task.id,
                           task.title,
                           task.due,
                           {},
                           {},
                           "",
                           last_person(seen->state, seen->package->procedure)};
            for (const Offer& offer : seen->offers) {
                if (offer.task != task.id) continue;
                line.acts.push_back(offer.act->label);
                line.events.push_back(offer.act->event);
                line.behalf = offer.standing.behalf;
            }
            if (!line.acts.empty()) lines.push_back(std::move(line));
        }
    }
    std::stable_sort(lines.begin(), lines.end(), [](const InboxLine& a, const InboxLine& b) {
        if (a.due.empty() != b.due.empty()) return b.due.empty();
        return a.due < b.due;
    });
    return lines;
}

Result<Answer> Cases::administer(const std::string& kind, const std::string& event,
                                 const std::string& actor, Value data) {
    Command command;
    if (const auto stream = queries_.singleton(kind)) command.stream = stream->id;
    command.kind = kind;
    command.request = {{"event", event}, {"actor", actor}, {"data", std::move(data)}};
    return runtime_.handle(std::move(command));
}

}  // namespace workflows
