#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/calendar/legal_term.h"

namespace engine::calendar {

// How long a term is, as a chart writes it: "7 habiles", "45 calendario", "2 meses".
struct TermLength {
    enum class Unit { working_days, calendar_days, months };
    int count = 0;
    Unit unit = Unit::working_days;
    friend bool operator==(const TermLength&, const TermLength&) = default;
};

// Accepts the accent and the singular too ("1 hábil", "1 mes"). Refuses everything else.
Result<TermLength> parse_term_length(std::string_view text);

std::string to_text(const TermLength& length);  // "7 días hábiles", "1 mes"

// The term that begins after `from`.
Result<Term> term_after(const WorkingCalendar& calendar, Date from, const TermLength& length);

// The day that lies so long before `date`. Calendar days and months are plain subtraction (the last
// day of a month that has no equal day); only terms that run forward move to working days.
Result<Term> term_before(const WorkingCalendar& calendar, Date date, const TermLength& length);

}  // namespace engine::calendar
