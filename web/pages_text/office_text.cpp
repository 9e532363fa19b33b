#include "web/pages_text/office_text.h"

#include <array>
#include <cstdlib>

#include "engine/calendar/legal_term.h"
#include "engine/calendar/lima_time.h"

namespace web {
namespace {

namespace calendar = engine::calendar;

std::string working_days(int count) {
    return counted(static_cast<std::size_t>(count), "día hábil", "días hábiles");
}

std::string not_covered(int ahead) {
    return (ahead < 0 ? "venció hace " : "faltan ") + std::to_string(std::abs(ahead)) + " días";
}

}  // namespace

std::string short_day(calendar::Date day) {
    static constexpr std::array<const char*, 7> weekdays = {"dom", "lun", "mar", "mié",
                                                            "jue", "vie", "sáb"};
    static constexpr std::array<const char*, 12> months = {
        "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "set", "oct", "nov", "dic"};
    const std::chrono::year_month_day date(day);
    return std::string(weekdays[std::chrono::weekday(day).c_encoding()]) + " " +
           std::to_string(static_cast<unsigned>(date.day())) + " " +
           months[static_cast<unsigned>(date.month()) - 1] + " " +
           std::to_string(static_cast<int>(date.year()));
}

std::string short_moment(engine::durable::Instant instant) {
    return short_day(calendar::lima_date(instant)) + ", " + calendar::to_time_text(instant);
}

Nearness nearness(const calendar::WorkingCalendar& calendar, calendar::Date today,
                  calendar::Date due) {
    using Group = Nearness::Group;
    if (due == today) return {Group::soon, "vence hoy"};
    const bool over = due < today;
    const auto between = over ? calendar::working_days_between(calendar, due, today)
                              : calendar::working_days_between(calendar, today, due);
    if (!between) {
        const int ahead = static_cast<int>((due - today).count());
        return {over ? Group::overdue : Group::later, not_covered(ahead)};
    }
    if (over) {
        if (*between == 0) return {Group::overdue, "venció; desde entonces no hubo día hábil"};
        return {Group::overdue, "venció hace " + working_days(*between)};
    }
    const std::string words = (*between == 1 ? "falta " : "faltan ") + working_days(*between);
    return {*between <= 3 ? Group::soon : Group::later, words};
}

std::string initials(const std::string& name) {
    std::string letters;
    bool at_start = true;
    for (std::size_t i = 0; i < name.size() && letters.size() < 2; ++i) {
        if (at_start && name[i] >= 'A' && name[i] <= 'Z') letters += name[i];
        at_start = name[i] == ' ';
    }
    return letters.empty() ? "·" : letters;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string file_size(std::uint64_t bytes) {
    if (bytes < 1000) return std::to_string(bytes) + " bytes";
    if (bytes < 1'000'000) return std::to_string((bytes + 500) / 1000) + " KB";
    const std::uint64_t tenths = (bytes + 50'000) / 100'000;
    const std::string whole = std::to_string(tenths / 10);
    return tenths % 10 == 0 ? whole + " MB" : whole + "." + std::to_string(tenths % 10) + " MB";
}

std::string short_hash(const std::string& sha256) {
    if (sha256.size() < 16) return sha256;
    return sha256.substr(0, 8) + "…" + sha256.substr(sha256.size() - 4);
}

}  // namespace web
