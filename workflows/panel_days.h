#pragma once

#include <optional>
#include <string>

#include "engine/calendar/working_calendar.h"

namespace workflows {

// A day as a panel writes it: "2023-12-31"; "today"; "end_of_month", "end_of_quarter",
// "end_of_year" of the day; "10 habiles", "30 calendario", "2 meses": so long after it.
bool is_panel_day(const std::string& text);
inline constexpr char panel_day_words[] =
    "Use \"2023-12-31\", \"today\", \"end_of_month\", \"end_of_quarter\", \"end_of_year\" o un "
    "término como \"10 habiles\".";

// Refuses a term that leaves the years of the calendar.
engine::Result<engine::calendar::Date> panel_day(const std::string& text,
                                                 engine::calendar::Date today,
                                                 const engine::calendar::WorkingCalendar& calendar);

}  // namespace workflows
