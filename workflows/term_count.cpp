#include "workflows/term_count.h"

#include "engine/calendar/term_length.h"

namespace workflows {

using engine::Result;
using engine::calendar::Term;

Result<Term> counted(const TermCount& count, const engine::calendar::HolidayTable& holidays) {
    const auto kind = engine::calendar::parse_calendar_kind(count.calendar);
    const engine::calendar::WorkingCalendar calendar(
        holidays, kind ? *kind : engine::calendar::CalendarKind::h);
    const auto from = engine::calendar::parse_date(count.from);
    if (!from) return from.error();
    Term term{*from, {}, {}, calendar.kind(), "fecha fijada", ""};
    for (const TermLeg& leg : count.legs) {
        const auto length = engine::calendar::parse_term_length(leg.length);
        if (!length) return length.error();
        auto next = leg.back ? engine::calendar::term_before(calendar, term.due, *length)
                             : engine::calendar::term_after(calendar, term.due, *length);
        if (!next) return next.error();
        term = std::move(*next);
    }
    return term;
}

std::optional<Term> moved_by_calendar(const CaseTerm& term,
                                      const engine::calendar::HolidayTable& holidays) {
    if (!term.active || term.fired || term.count.legs.empty()) return std::nullopt;
    auto anew = counted(term.count, holidays);
    // Days that the table no longer knows leave the term as it is.
    if (!anew || engine::calendar::to_iso(anew->due) <= term.due) return std::nullopt;
    return std::move(*anew);
}

}  // namespace workflows
