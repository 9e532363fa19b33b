#pragma once

#include <string>
#include <vector>

#include "engine/calendar/holiday_table.h"
#include "engine/durable/queries.h"

namespace workflows {

// A running term that would end on another day if it began under another calendar.
struct TermShift {
    engine::durable::StreamId id;
    std::string term;
    std::string due;   // as it stands and stays, ISO
    std::string anew;  // counted again under the other calendar, ISO
};
struct CalendarImpact {
    std::vector<TermShift> shifts;  // in order of case
    std::size_t running = 0;        // terms that were looked at
    bool partial = false;           // there were more cases than are looked at
};

// What a change of the calendar means for terms under way. They keep their day (docs/decisions/
// 0015): this tells whom the change would have given another one, so that somebody may extend it.
// Only terms counted in working days can move. Reads the derivation that each term was given when
// it began.
CalendarImpact calendar_impact(const engine::durable::Queries& queries,
                               const engine::calendar::HolidayTable& changed);

}  // namespace workflows
