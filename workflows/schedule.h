#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "engine/calendar/term_length.h"
#include "workflows/package.h"

namespace workflows {

// Which days of every year: the "opens" and "until" of a schedule (docs/charts.md, "Schedules").
struct DayRule {
    enum class Day { as_dated, first_working, last_working };
    Day day = Day::as_dated;
    std::vector<std::chrono::month_day> dates;  // as_dated
    std::vector<std::chrono::month> months;     // the other two
    bool moves = false;  // a dated day that does not count gives way to the next (art. 145.2)
    std::optional<engine::calendar::TermLength> before;  // so long before that day
    std::optional<engine::calendar::TermLength> after;   // so long after it
    engine::calendar::CalendarKind calendar = engine::calendar::CalendarKind::h;
};

// A yearly calendar that opens cases of its package by itself.
struct Schedule {
    std::string id;
    std::string title;  // of the cases it opens; {year}, {month}, {day}, {until} are filled in
    std::string norm;
    DayRule opens;
    std::optional<DayRule> until;  // the window's last day: the first one not before the opening
    engine::Value profile = engine::Value::object();  // settings the opener may choose
    engine::Value data = engine::Value::object();     // first values of the chart's data
    // After a stop every missed day opens its case; else only the newest does.
    bool each_missed = false;
};

// A day on which a schedule opens a case.
struct Occasion {
    engine::calendar::Date day;
    std::optional<engine::calendar::Date> until;
    friend bool operator==(const Occasion&, const Occasion&) = default;
};

// All problems at once; `place` names the definition.
engine::Result<Schedule, engine::Problems> read_schedule(const engine::Value& definition,
                                                         const std::string& place);

// The definitions of a package's manifest ("schedules") by name, as its files hold them.
engine::Result<std::vector<std::pair<std::string, engine::Value>>, engine::Problems>
schedule_definitions(const engine::Value& manifest, const PackageFiles& files);

// The first occasion after `day`. Refuses what the table does not cover.
engine::Result<Occasion> next_occasion(const Schedule& schedule, engine::calendar::Date day,
                                       const engine::calendar::HolidayTable& holidays);
// Those after `from` through `to`, oldest first.
engine::Result<std::vector<Occasion>> occasions(const Schedule& schedule,
                                                engine::calendar::Date from,
                                                engine::calendar::Date to,
                                                const engine::calendar::HolidayTable& holidays);

// `text` with {year}, {month} ("octubre"), {day} ("10 de octubre de 2026"), {date} ("2026-10-10")
// and {until} (ISO) of that occasion. A text that is "{year}" alone becomes a number.
engine::Value filled_in(const engine::Value& value, const Occasion& occasion);

}  // namespace workflows
