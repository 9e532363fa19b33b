// When a schedule falls. Pure: the rule, the year and the holidays as given.
#include "engine/calendar/legal_term.h"
#include "engine/calendar/lima_time.h"
#include "workflows/schedule.h"

namespace workflows {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;
using engine::calendar::Date;
using engine::calendar::HolidayTable;
using engine::calendar::Term;
using engine::calendar::WorkingCalendar;

Result<Date> shifted(const DayRule& rule, const WorkingCalendar& calendar, Date day) {
    if (!rule.before && !rule.after) return day;
    const auto term = rule.before ? engine::calendar::term_before(calendar, day, *rule.before)
                                  : engine::calendar::term_after(calendar, day, *rule.after);
    if (!term) return term.error();
    return term->due;
}

Result<Date> placed(const DayRule& rule, const WorkingCalendar& calendar,
                    const Result<Term>& term) {
    if (!term) return term.error();
    return shifted(rule, calendar, term->due);
}

// The days of one year's round; a shift may carry one into a neighbouring year.
Result<std::vector<Date>> days_of(const DayRule& rule, std::chrono::year year,
                                  const HolidayTable& holidays) {
    const WorkingCalendar calendar(holidays, rule.calendar);
    std::vector<Date> days;
    const auto add = [&](Result<Date> day) -> std::optional<Problem> {
        if (!day) return day.error();
        days.push_back(*day);
        return std::nullopt;
    };
    for (const auto& date : rule.dates) {
        const Date dated = std::chrono::sys_days(year / date);
        auto problem =
            rule.moves ? add(placed(rule, calendar, engine::calendar::on_or_after(calendar, dated)))
                       : add(shifted(rule, calendar, dated));
        if (problem) return *problem;
    }
    for (const auto month : rule.months) {
        const auto term = rule.day == DayRule::Day::first_working
                              ? engine::calendar::first_working_day(calendar, year / month)
                              : engine::calendar::last_working_day(calendar, year / month);
        if (auto problem = add(placed(rule, calendar, term))) return *problem;
    }
    return days;
}

// The rule's first day that is `past` or later. A year that the table does not cover matters only
// when no other gives the day.
Result<Date> first_day_from(const DayRule& rule, Date past, const HolidayTable& holidays) {
    const auto year = std::chrono::year_month_day(past).year();
    std::optional<Date> first;
    std::optional<Problem> problem;
    // A shift may bring a day into the year before its own or the one after.
    for (int offset = -1; offset <= 2; ++offset) {
        const auto days = days_of(rule, year + std::chrono::years(offset), holidays);
        if (!days) {
            if (!problem) problem = days.error();
            continue;
        }
        for (const Date day : *days)
            if (day >= past && (!first || day < *first)) first = day;
    }
    if (first) return *first;
    return problem.value_or(
        Problem{Refusal::invalid, "No hay ningún día que cumpla la programación.", "", ""});
}

void replace_all(std::string& text, const std::string& mark, const std::string& by) {
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += by.size())
        text.replace(at, mark.size(), by);
}

}  // namespace

Result<Occasion> next_occasion(const Schedule& schedule, Date day, const HolidayTable& holidays) {
    const auto opening = first_day_from(schedule.opens, day + std::chrono::days(1), holidays);
    if (!opening) return opening.error();
    Occasion occasion{*opening, std::nullopt};
    if (schedule.until) {
        const auto until = first_day_from(*schedule.until, *opening, holidays);
        if (!until) return until.error();
        occasion.until = *until;
    }
    return occasion;
}

Result<std::vector<Occasion>> occasions(const Schedule& schedule, Date from, Date to,
                                        const HolidayTable& holidays) {
    std::vector<Occasion> found;
    for (Date day = from;;) {
        auto next = next_occasion(schedule, day, holidays);
        if (!next) return next.error();
        if (next->day > to) return found;
        day = next->day;
        found.push_back(std::move(*next));
    }
}

Value filled_in(const Value& value, const Occasion& occasion) {
    if (value.is_structured()) {
        Value copy = value;
        for (auto& each : copy) each = filled_in(each, occasion);
        return copy;
    }
    if (!value.is_string()) return value;
    auto text = value.get<std::string>();
    const int year = engine::calendar::year_of(occasion.day);
    if (text == "{year}") return year;
    replace_all(text, "{year}", std::to_string(year));
    replace_all(text, "{month}",
                engine::calendar::month_name(std::chrono::year_month_day(occasion.day).month()));
    replace_all(text, "{day}", engine::calendar::to_long_text(occasion.day));
    replace_all(text, "{date}", engine::calendar::to_iso(occasion.day));
    replace_all(text, "{until}",
                occasion.until ? engine::calendar::to_iso(*occasion.until) : std::string());
    return text;
}

}  // namespace workflows
