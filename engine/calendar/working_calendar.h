#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/calendar/holiday_table.h"

namespace engine::calendar {

// Which days do not count. Both leave out weekends, national and regional holidays and días
// inhábiles; P also the días no laborables of the public sector. The law leaves room for either
// (TUO Ley 27444 art. 145.1 against the decrees, which call those days compensable), so a chart
// says which it means. Without saying it gets H: a date too early costs a day, one too late the
// term.
enum class CalendarKind { h, p };

std::string to_text(CalendarKind kind);  // "H", "P"
Result<CalendarKind> parse_calendar_kind(std::string_view text);

// A day that was not counted, and why.
struct Skipped {
    Date date;
    std::string reason;  // "San Pedro y San Pablo", "sábado", "Combate de Angamos (domingo)"
    std::string norm;
    friend bool operator==(const Skipped&, const Skipped&) = default;
};

// Tells working days from others. Refers to the table, which must outlive it.
class WorkingCalendar {
 public:
    explicit WorkingCalendar(const HolidayTable& table, CalendarKind kind = CalendarKind::h)
        : table_(table), kind_(kind) {}

    CalendarKind kind() const { return kind_; }

    // nullopt: a working day. Refuses a day outside the years of the table: a holiday that nobody
    // entered must never pass for a working day.
    Result<std::optional<Skipped>> why_not_working(Date date) const;

    // What the reader of an answer about the days first…last should verify: rows of the table that
    // carry a note, and for P, days later than any decree known. Empty when there is nothing.
    std::string caution(Date first, Date last) const;

 private:
    const HolidayTable& table_;
    CalendarKind kind_;
};

}  // namespace engine::calendar
