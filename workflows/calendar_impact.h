#pragma once

#include <string>
#include <vector>

#include "engine/calendar/holiday_table.h"
#include "engine/durable/queries.h"

namespace workflows {

// A running term that another calendar moves.
struct TermShift {
    engine::durable::StreamId id;
    std::string term;
    std::string due;   // as it stands, ISO
    std::string anew;  // under the other calendar, ISO; always later
};
struct CalendarImpact {
    std::vector<TermShift> shifts;  // in order of case
    std::size_t running = 0;        // terms that were looked at
    bool partial = false;           // there were more cases than are looked at
};

// Which terms under way a change of the calendar moves (workflows/term_count).
CalendarImpact calendar_impact(const engine::durable::Queries& queries,
                               const engine::calendar::HolidayTable& changed,
                               std::size_t most_cases = 5000);

}  // namespace workflows
