#include "workflows/calendar_impact.h"

#include "workflows/case_decider.h"
#include "workflows/term_count.h"

namespace workflows {

CalendarImpact calendar_impact(const engine::durable::Queries& queries,
                               const engine::calendar::HolidayTable& changed,
                               std::size_t most_cases) {
    CalendarImpact impact;
    std::size_t looked_at = 0;
    for (const auto& summary : queries.streams(case_kind, {}, 1'000'000)) {
        if (summary.ended) continue;
        if (looked_at++ == most_cases) {
            impact.partial = true;
            break;
        }
        const auto stream = queries.stream(summary.id);
        if (!stream) continue;
        for (const CaseTerm& term : case_state_from_value(stream->snapshot).terms) {
            if (!term.active || term.fired) continue;
            ++impact.running;
            if (const auto moved = moved_by_calendar(term, changed))
                impact.shifts.push_back(
                    {summary.id, term.id, term.due, engine::calendar::to_iso(moved->due)});
        }
    }
    return impact;
}

}  // namespace workflows
