#include "workflows/calendar_impact.h"

#include "engine/base/value.h"
#include "engine/calendar/legal_term.h"
#include "workflows/case_decider.h"

namespace workflows {
namespace {

using engine::Value;
using engine::calendar::Date;
using engine::calendar::HolidayTable;
using engine::calendar::WorkingCalendar;

constexpr int most_cases = 5000;

// The derivation with which the term began, or was extended last, when it counts working days;
// null for others.
Value derivation_of(const engine::durable::Queries& queries, engine::durable::StreamId id,
                    const CaseTerm& term) {
    for (const auto& row : queries.entries(id, term.generation, 1)) {
        const auto entry = engine::parse_json(row.bytes, "");
        const auto* terms = entry ? engine::find_path(*entry, "resolved.terms") : nullptr;
        if (terms == nullptr) continue;
        for (const auto& each : *terms) {
            if (each.value("id", "") == term.id && each.value("due", "") == term.due &&
                each.value("rule", "").starts_with("Días hábiles desde"))
                return each.value("derivation", Value());
        }
    }
    return nullptr;
}

// The same number of working days from the same start; empty when it cannot be told.
std::string counted_anew(const Value& derivation, const std::string& due,
                         const HolidayTable& changed) {
    if (!derivation.is_object()) return "";
    const auto counted = derivation.value("counted", Value::array());
    if (counted.empty() || counted.back() != due) return "";
    const auto kind = engine::calendar::parse_calendar_kind(derivation.value("calendar", "H"));
    const auto first = engine::calendar::parse_date(counted.front().get<std::string>());
    if (!kind || !first) return "";
    // Days passed over before the first one counted may count now: they are taken from the start.
    Date start = *first;
    for (const auto& each : derivation.value("skipped", Value::array())) {
        const auto day = engine::calendar::parse_date(each.value("date", ""));
        if (day && *day < start) start = *day;
    }
    const Date before = start - std::chrono::days(1);
    const auto anew = engine::calendar::working_days_after(WorkingCalendar(changed, *kind), before,
                                                           static_cast<int>(counted.size()));
    return anew ? engine::calendar::to_iso(anew->due) : "";
}

}  // namespace

CalendarImpact calendar_impact(const engine::durable::Queries& queries,
                               const HolidayTable& changed) {
    CalendarImpact impact;
    int looked_at = 0;
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
            const auto anew =
                counted_anew(derivation_of(queries, summary.id, term), term.due, changed);
            if (!anew.empty() && anew != term.due)
                impact.shifts.push_back({summary.id, term.id, term.due, anew});
        }
    }
    return impact;
}

}  // namespace workflows
