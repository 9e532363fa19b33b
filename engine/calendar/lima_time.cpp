#include "engine/calendar/lima_time.h"

#include <date/tz.h>

namespace engine::calendar {
namespace {

date::local_time<std::chrono::milliseconds> local(Instant instant) {
    return date::locate_zone("America/Lima")->to_local(instant);
}

std::string two_digits(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

Date lima_date(Instant instant) {
    return Date{std::chrono::floor<std::chrono::days>(local(instant)).time_since_epoch()};
}

Instant start_of(Date date) {
    return at(date, std::chrono::minutes{0});
}

Instant first_instant_after(Date date) {
    return start_of(date + std::chrono::days{1});
}

Instant at(Date date, std::chrono::minutes time_of_day) {
    const date::local_time<std::chrono::milliseconds> wanted{date.time_since_epoch() + time_of_day};
    // Where clocks are put forward or back, the earlier reading: Lima has not done so since 1994.
    return date::locate_zone("America/Lima")->to_sys(wanted, date::choose::earliest);
}

std::string to_local_text(Instant instant) {
    return to_iso(lima_date(instant)) + " " + to_time_text(instant);
}

std::string to_time_text(Instant instant) {
    const auto now = local(instant);
    const auto minutes =
        std::chrono::floor<std::chrono::minutes>(now - std::chrono::floor<std::chrono::days>(now));
    return two_digits(minutes.count() / 60) + ":" + two_digits(minutes.count() % 60);
}

}  // namespace engine::calendar
