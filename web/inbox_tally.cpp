#include "web/inbox_tally.h"

namespace web {
namespace {

// Which cases wait for the person, and with how many entries.
std::string mark_of(const workflows::Cases& cases, const std::string& person,
                    const workflows::Organization& organization, const std::string& day) {
    const auto& queries = cases.queries();
    std::string mark = day;
    for (const auto& each : queries.streams(workflows::organization_kind, {}, 1))
        mark += "|" + std::to_string(each.sequence);
    for (const std::string& key : organization.inbox_keys(person, cases.today())) {
        for (std::optional<engine::durable::InboxMark> from;;) {
            const auto page = queries.inbox(key, from, 200);
            for (const auto& item : page.items)
                mark += "|" + std::to_string(item.stream.id.value) + "." +
                        std::to_string(item.stream.sequence);
            if (!(from = page.next)) break;
        }
    }
    return mark;
}

}  // namespace

Waiting InboxTally::of(workflows::Cases& cases, const std::string& person,
                       const workflows::Organization& organization) {
    const std::int64_t head = cases.queries().head().size;
    const std::string day = engine::calendar::to_iso(cases.today());
    Kept kept;
    {
        const std::lock_guard lock(mutex_);
        kept = kept_[person];
    }
    const auto begun = std::chrono::steady_clock::now();
    if (kept.day == day && (kept.head == head || begun < kept.rests_until)) return kept.waiting;
    std::string mark = mark_of(cases, person, organization, day);
    if (mark != kept.mark) {
        const auto lines = cases.inbox(person, organization);
        if (!lines) return {};
        kept.waiting = {};
        for (const auto& line : *lines) {
            if (!line.behalf.empty()) continue;  // those stand under "Por reemplazo"
            ++kept.waiting.matters;
            if (!line.due.empty() && line.due < day) ++kept.waiting.overdue;
        }
    }
    const auto ended = std::chrono::steady_clock::now();
    kept.rests_until = ended + rest_ * (ended - begun);
    kept.head = head;
    kept.day = day;
    kept.mark = std::move(mark);
    const std::lock_guard lock(mutex_);
    kept_[person] = kept;
    return kept.waiting;
}

}  // namespace web
