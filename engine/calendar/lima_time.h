#pragma once

#include <chrono>
#include <string>

#include "engine/calendar/date.h"

// The civil time of the office: America/Lima, from the system's time-zone database. Every function
// throws std::runtime_error when the database (Debian: tzdata) is missing.
namespace engine::calendar {

// A point in time, UTC; the same type as engine::durable::Instant.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// The day it is in Lima.
Date lima_date(Instant instant);

// First instant of a day, in Lima.
Instant start_of(Date date);

// First instant after a day: a term that runs through `date` has expired from here on (a term ends
// with the last moment of its last day, TUO Ley 27444 art. 151.1).
Instant first_instant_after(Date date);

// A time of day in Lima, counted from midnight: at(date, 8h) is when the office opens.
Instant at(Date date, std::chrono::minutes time_of_day);

std::string to_local_text(Instant instant);  // "2023-06-28 09:05", for logs and lists
std::string to_time_text(Instant instant);   // "09:05"

}  // namespace engine::calendar
