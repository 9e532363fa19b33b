#include "engine/calendar/term_length.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "engine/calendar/date.h"

namespace engine::calendar {
namespace {

using Unit = TermLength::Unit;
using std::chrono::days;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr std::array<std::pair<std::string_view, Unit>, 7> unit_words = {{
    {"habiles", Unit::working_days},
    {"hábiles", Unit::working_days},
    {"habil", Unit::working_days},
    {"hábil", Unit::working_days},
    {"calendario", Unit::calendar_days},
    {"meses", Unit::months},
    {"mes", Unit::months},
}};

Problem refuse(std::string_view text) {
    return {Refusal::invalid, "«" + std::string(text) + "» no es un plazo.", "",
            "Escríbalo como «7 habiles», «45 calendario» o «2 meses»."};
}

Date months_before(Date date, int months) {
    const year_month_day day{date};
    const year_month month = year_month{day.year(), day.month()} - std::chrono::months{months};
    const auto equal_day = month / day.day();
    return equal_day.ok() ? Date{equal_day} : Date{month / std::chrono::last};
}

}  // namespace

Result<TermLength> parse_term_length(std::string_view text) {
    const auto space = text.find(' ');
    if (space == std::string_view::npos) return refuse(text);
    const std::string_view digits = text.substr(0, space);
    const std::string_view word = text.substr(space + 1);

    TermLength length;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), length.count);
    const bool whole = read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
    if (!whole || length.count < 0 || length.count > longest_term) return refuse(text);
    const auto unit = std::find_if(unit_words.begin(), unit_words.end(),
                                   [&](const auto& each) { return each.first == word; });
    if (unit == unit_words.end()) return refuse(text);
    length.unit = unit->second;
    return length;
}

std::string to_text(const TermLength& length) {
    const bool one = length.count == 1;
    const std::string count = std::to_string(length.count);
    switch (length.unit) {
        case Unit::working_days:
            return count + (one ? " día hábil" : " días hábiles");
        case Unit::calendar_days:
            return count + (one ? " día calendario" : " días calendario");
        case Unit::months:
            return count + (one ? " mes" : " meses");
    }
    return count;
}

Result<Term> term_after(const WorkingCalendar& calendar, Date from, const TermLength& length) {
    switch (length.unit) {
        case Unit::working_days:
            return working_days_after(calendar, from, length.count);
        case Unit::calendar_days:
            return calendar_days_after(calendar, from, length.count);
        case Unit::months:
            return months_after(calendar, from, length.count);
    }
    return refuse("");
}

Result<Term> term_before(const WorkingCalendar& calendar, Date date, const TermLength& length) {
    if (length.unit == Unit::working_days) {
        return working_days_before(calendar, date, length.count);
    }
    Term term;
    term.calendar = calendar.kind();
    const bool in_months = length.unit == Unit::months;
    term.due = in_months ? months_before(date, length.count) : date - days{length.count};
    term.rule = in_months ? "Meses contados hacia atrás" : "Días calendario contados hacia atrás";
    return term;
}

}  // namespace engine::calendar
