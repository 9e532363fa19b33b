#pragma once

#include <string>

#include "engine/calendar/date.h"
#include "engine/calendar/working_calendar.h"
#include "engine/durable/clock.h"

// Dates, terms and names as the pages write them, in one place.
namespace web {

std::string short_day(engine::calendar::Date day);           // "vie 27 nov 2026"
std::string short_moment(engine::durable::Instant instant);  // "jue 19 nov 2026, 16:42", Lima

// How a due day stands to today, counted in working days.
struct Nearness {
    enum class Group { overdue, soon, later };
    Group group = Group::later;
    std::string words;  // "vence hoy", "faltan 3 días hábiles", "venció hace 1 día hábil"
};

// `soon` is today and up to three working days ahead. A day outside the calendar's years is told in
// calendar days.
Nearness nearness(const engine::calendar::WorkingCalendar& calendar, engine::calendar::Date today,
                  engine::calendar::Date due);

// "Directora de OGAJ" -> "DO": the first letters of the first two words that begin with a capital.
std::string initials(const std::string& name);

// "2 documentos", "1 documento".
std::string counted(std::size_t count, const std::string& one, const std::string& many);

// "64 KB", "1.2 MB".
std::string file_size(std::uint64_t bytes);

// "9f2c41ab…e0d1": enough of a SHA-256 to compare by eye.
std::string short_hash(const std::string& sha256);

}  // namespace web
