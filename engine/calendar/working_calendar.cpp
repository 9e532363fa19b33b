#include "engine/calendar/working_calendar.h"

#include "engine/calendar/date.h"

namespace engine::calendar {
namespace {

bool counts_for(HolidayKind holiday, CalendarKind calendar) {
    return calendar == CalendarKind::p || holiday != HolidayKind::public_sector;
}

}  // namespace

std::string to_text(CalendarKind kind) {
    return kind == CalendarKind::h ? "H" : "P";
}

Result<CalendarKind> parse_calendar_kind(std::string_view text) {
    if (text == "H") return CalendarKind::h;
    if (text == "P") return CalendarKind::p;
    return Problem{Refusal::invalid, "«" + std::string(text) + "» no es un calendario.", "",
                   "Use H (fines de semana y feriados) o P (además, los días no laborables del "
                   "sector público)."};
}

Result<std::optional<Skipped>> WorkingCalendar::why_not_working(Date date) const {
    if (!table_.covers(date)) {
        return Problem{Refusal::invalid,
                       "No hay feriados registrados para el año " + std::to_string(year_of(date)) +
                           ": el calendario cubre de " + std::to_string(table_.first_year()) +
                           " a " + std::to_string(table_.last_year()) + ".",
                       to_iso(date), "Pida al administrador que agregue los feriados de ese año."};
    }
    for (const auto& holiday : table_.on(date)) {
        if (!counts_for(holiday.kind, kind_)) continue;
        const std::string weekend = is_weekend(date) ? " (" + weekday_name(date) + ")" : "";
        return std::optional(Skipped{date, holiday.name + weekend, holiday.norm});
    }
    if (is_weekend(date)) {
        return std::optional(Skipped{date, weekday_name(date), "TUO Ley 27444, art. 145.1"});
    }
    return std::optional<Skipped>();
}

std::string WorkingCalendar::caution(Date first, Date last) const {
    std::string caution;
    for (Date date = first; date <= last; date += std::chrono::days{1}) {
        for (const auto& holiday : table_.on(date)) {
            if (holiday.note.empty() || is_weekend(date)) continue;
            if (!counts_for(holiday.kind, kind_)) continue;
            caution += "El " + to_long_text(date) + " (" + holiday.name + ", " + holiday.norm +
                       ") está por comprobar: " + holiday.note + ". ";
        }
    }
    const auto known = table_.public_sector_known_until();
    if (kind_ == CalendarKind::p && (!known || last > *known)) {
        caution += "No hay registrado ningún día no laborable del sector público" +
                   (known ? " después del " + to_long_text(*known) : "") +
                   ". Compruebe si se decretó alguno. ";
    }
    if (!caution.empty()) caution.pop_back();
    return caution;
}

}  // namespace engine::calendar
