#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "engine/calendar/working_calendar.h"

// Legal terms of the TUO of Ley 27444 (D.S. 004-2019-JUS), each answer with its derivation.
// All refuse a negative length, one over `longest_term`, and days outside the holiday table.
namespace engine::calendar {

inline constexpr int longest_term = 3660;

// When the last day of a term is no working day: the general rule, or the exception for terms
// between authorities that a norm lets expire on the day itself (art. 150.1).
enum class LastDay { moves_to_working_day /* art. 145.2 */, as_it_falls };

struct Term {
    Date due;
    std::vector<Date> counted;  // in the order counted; of a term in months, the day of each month
    std::vector<Skipped> skipped;  // the days passed over, and why
    CalendarKind calendar = CalendarKind::h;
    std::string rule;     // the provision applied, in words, for the person
    std::string caution;  // what is uncertain about the answer; usually empty
    friend bool operator==(const Term&, const Term&) = default;
};

// {"due","counted":[dates],"skipped":[{"date","reason","norm"}],"calendar"}, dates in ISO.
Value to_value(const Term& term);

// Counts `days` working days from the day after `from` (arts. 144.1, 145.1). 0: the day itself, or
// the first working day after it.
Result<Term> working_days_after(const WorkingCalendar& calendar, Date from, int days);

// Counts all days from the day after `from` (art. 145.2 for the last one).
Result<Term> calendar_days_after(const WorkingCalendar& calendar, Date from, int days,
                                 LastDay last_day = LastDay::moves_to_working_day);

// Date to date; a month without the equal day ends the term on the first working day of the next
// month (art. 145.3).
Result<Term> months_after(const WorkingCalendar& calendar, Date from, int months,
                          LastDay last_day = LastDay::moves_to_working_day);

// The day that leaves `days` working days after it through `date`: reminders, "before".
Result<Term> working_days_before(const WorkingCalendar& calendar, Date date, int days);

Result<Term> first_working_day(const WorkingCalendar& calendar, std::chrono::year_month month);
Result<Term> last_working_day(const WorkingCalendar& calendar, std::chrono::year_month month);

// `date` when it is a working day, else the next one (art. 145.2).
Result<Term> on_or_after(const WorkingCalendar& calendar, Date date);

// The working days of a window, both ends included; due is the last of them. Refuses a window
// without any and one that ends before it begins.
Result<Term> working_days_within(const WorkingCalendar& calendar, Date first, Date last);

// How many working days lie after `from` up to and with `to`; 0 when `to` is not after `from`.
Result<int> working_days_between(const WorkingCalendar& calendar, Date from, Date to);

}  // namespace engine::calendar
