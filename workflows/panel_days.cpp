#include "workflows/panel_days.h"

#include "engine/calendar/term_length.h"

namespace workflows {
namespace {

using engine::calendar::Date;

std::optional<Date> named(const std::string& text, Date today) {
    if (text == "today") return today;
    const std::chrono::year_month_day day(today);
    const auto last = [&](std::chrono::month month) {
        return Date(day.year() / month / std::chrono::last);
    };
    if (text == "end_of_month") return last(day.month());
    if (text == "end_of_year") return last(std::chrono::December);
    if (text == "end_of_quarter")
        return last(std::chrono::month((static_cast<unsigned>(day.month()) + 2) / 3 * 3));
    return std::nullopt;
}

}  // namespace

bool is_panel_day(const std::string& text) {
    return named(text, Date()) || engine::calendar::parse_date(text) ||
           engine::calendar::parse_term_length(text);
}

engine::Result<Date> panel_day(const std::string& text, Date today,
                               const engine::calendar::WorkingCalendar& calendar) {
    if (const auto day = named(text, today)) return *day;
    if (const auto day = engine::calendar::parse_date(text)) return *day;
    const auto length = engine::calendar::parse_term_length(text);
    if (!length) return length.error();
    const auto term = engine::calendar::term_after(calendar, today, *length);
    if (!term) return term.error();
    return term->due;
}

}  // namespace workflows
