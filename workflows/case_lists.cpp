#include "workflows/case_lists.h"

#include <algorithm>
#include <set>

#include "engine/calendar/lima_time.h"
#include "workflows/case_decider.h"

namespace workflows {
namespace {

using engine::Result;

CaseLine line_of(const CaseView& view, const engine::durable::StreamSummary& summary,
                 const std::string& person) {
    CaseLine line{view.id,
                  view.state.title,
                  view.package->title,
                  summary.status,
                  summary.ended,
                  summary.opened,
                  summary.updated,
                  "",
                  "",
                  ""};
    for (const CaseTask& task : view.state.tasks) {
        if (!task.due.empty() && (line.due.empty() || task.due < line.due)) line.due = task.due;
    }
    for (const ActRecord& act : view.state.acts) {
        if (act.actor != person && act.behalf != person) continue;
        line.last_day = act.date;
        line.last_act = act.event;
        line.last_entry = act.seq;
    }
    return line;
}

// As its button said: two states may offer an event of the same name under different labels.
void name_last_act(const Cases& cases, CaseLine& line) {
    if (line.last_entry == 0) return;
    for (const auto& row : cases.queries().entries(line.id, line.last_entry, 1)) {
        const auto entry = engine::parse_json(row.bytes, "");
        const auto* label = entry ? engine::find_path(*entry, "resolved.label") : nullptr;
        if (label != nullptr && label->is_string()) line.last_act = label->get<std::string>();
    }
}

std::vector<const Person*> colleagues(const Organization& organization, const Person& self) {
    std::vector<const Person*> found;
    for (const Person& each : organization.people()) {
        if (each.unit == self.unit && each.id != self.id) found.push_back(&each);
    }
    return found;
}

Performers performers_of(const CaseTask& task) {
    Performers all;
    for (const std::string& key : task.keys) {
        if (const auto parsed = parse_performers(key))
            all.insert(all.end(), parsed->begin(), parsed->end());
    }
    return all;
}

std::set<std::int64_t> cases_waiting_for(const Cases& cases, const Organization& organization,
                                         const std::vector<const Person*>& people) {
    std::set<std::string> keys;
    for (const Person* each : people) keys.merge(organization.inbox_keys(each->id, cases.today()));
    std::set<std::int64_t> ids;
    for (const std::string& key : keys) {
        for (std::optional<engine::durable::InboxMark> mark;;) {
            const auto page = cases.queries().inbox(key, mark);
            for (const auto& item : page.items) ids.insert(item.stream.id.value);
            if (!(mark = page.next)) break;
        }
    }
    return ids;
}

void add_tasks(const CaseView& view, const Organization& organization,
               const std::vector<const Person*>& people, std::vector<UnitLine>& lines) {
    for (const CaseTask& task : view.state.tasks) {
        const bool own = std::any_of(view.offers.begin(), view.offers.end(),
                                     [&](const Offer& offer) { return offer.task == task.id; });
        if (own) continue;
        UnitLine line{
            view.id, view.state.title, view.package->title, view.state.status, task.title, task.due,
            {}};
        const Performers performers = performers_of(task);
        for (const Person* each : people) {
            if (organization.holds(*each, performers, chart_data(view.state)))
                line.awaited.push_back(each->name);
        }
        if (!line.awaited.empty()) lines.push_back(std::move(line));
    }
}

}  // namespace

Result<CasePage> list_cases(Cases& cases, const std::string& person,
                            const Organization& organization, CaseId before,
                            const std::function<bool(const CaseLine&)>& wanted) {
    CasePage page;
    auto summaries = cases.queries().streams(case_kind, {}, 1'000'000);
    std::size_t looked_at = 0;
    for (auto each = summaries.rbegin(); each != summaries.rend(); ++each) {
        if (before.value != 0 && each->id.value >= before.value) continue;
        if (page.lines.size() == cases_a_page || looked_at++ == most_looked_at) {
            page.next = {each->id.value + 1};
            return page;
        }
        const auto view = cases.see(each->id, person, organization);
        if (!view) {
            if (view.error().kind == engine::Refusal::not_found) continue;
            return view.error();
        }
        CaseLine line = line_of(*view, *each, person);
        if (!wanted(line)) continue;
        name_last_act(cases, line);
        page.lines.push_back(std::move(line));
    }
    return page;
}

Result<std::vector<UnitLine>> list_unit_tasks(Cases& cases, const std::string& person,
                                              const Organization& organization) {
    std::vector<UnitLine> lines;
    const Person* self = organization.person(person);
    if (self == nullptr) return lines;
    const auto people = colleagues(organization, *self);
    for (const std::int64_t id : cases_waiting_for(cases, organization, people)) {
        const auto view = cases.see({id}, person, organization);
        if (view) add_tasks(*view, organization, people, lines);
    }
    std::stable_sort(lines.begin(), lines.end(), [](const UnitLine& a, const UnitLine& b) {
        if (a.due.empty() != b.due.empty()) return b.due.empty();
        return a.due < b.due;
    });
    return lines;
}

}  // namespace workflows
