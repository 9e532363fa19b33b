#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace engine::calendar {

// A day of the civil calendar in Lima. Not a point in time: see lima_time.h for that.
using Date = std::chrono::sys_days;

// "2023-06-28" and nothing else; refuses days that do not exist.
Result<Date> parse_date(std::string_view iso);

std::string to_iso(Date date);         // "2023-06-28"
std::string to_long_text(Date date);   // "28 de junio de 2023"
std::string to_stamp_text(Date date);  // "28 JUN 2023", as the date stamp of a resolution
std::string weekday_name(Date date);   // "miércoles"
std::string month_name(std::chrono::month month);  // "junio"; the ninth is "setiembre", as in Peru

bool is_weekend(Date date);
int year_of(Date date);

}  // namespace engine::calendar
