#include "engine/calendar/date.h"

#include <algorithm>
#include <array>

namespace engine::calendar {
namespace {

using std::chrono::year_month_day;

constexpr std::array<const char*, 12> months = {"enero",     "febrero", "marzo",     "abril",
                                                "mayo",      "junio",   "julio",     "agosto",
                                                "setiembre", "octubre", "noviembre", "diciembre"};
constexpr std::array<const char*, 12> stamp_months = {"ENE", "FEB", "MAR", "ABR", "MAY", "JUN",
                                                      "JUL", "AGO", "SET", "OCT", "NOV", "DIC"};
constexpr std::array<const char*, 7> weekdays = {"domingo", "lunes",   "martes", "miércoles",
                                                 "jueves",  "viernes", "sábado"};

// The number that `digits` is, or -1 when it is anything but digits.
int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return -1;
        value = 10 * value + (c - '0');
    }
    return value;
}

std::string padded(unsigned value, std::size_t width) {
    const std::string digits = std::to_string(value);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::size_t index_of(std::chrono::month month) {
    return static_cast<unsigned>(month) - 1U;
}

}  // namespace

Result<Date> parse_date(std::string_view iso) {
    if (iso.size() == 10 && iso[4] == '-' && iso[7] == '-') {
        const int y = number(iso.substr(0, 4));
        const int m = number(iso.substr(5, 2));
        const int d = number(iso.substr(8, 2));
        if (y > 0 && m > 0 && d > 0) {
            const year_month_day day{std::chrono::year{y},
                                     std::chrono::month{static_cast<unsigned>(m)},
                                     std::chrono::day{static_cast<unsigned>(d)}};
            if (day.ok()) return Date{day};
        }
    }
    return Problem{Refusal::invalid, "«" + std::string(iso) + "» no es una fecha.", "",
                   "Escríbala como año-mes-día, por ejemplo 2023-06-28."};
}

std::string to_iso(Date date) {
    const year_month_day day{date};
    return padded(static_cast<unsigned>(static_cast<int>(day.year())), 4) + "-" +
           padded(static_cast<unsigned>(day.month()), 2) + "-" +
           padded(static_cast<unsigned>(day.day()), 2);
}

std::string to_long_text(Date date) {
    const year_month_day day{date};
    return std::to_string(static_cast<unsigned>(day.day())) + " de " + month_name(day.month()) +
           " de " + std::to_string(static_cast<int>(day.year()));
}

std::string to_stamp_text(Date date) {
    const year_month_day day{date};
    return padded(static_cast<unsigned>(day.day()), 2) + " " + stamp_months[index_of(day.month())] +
           " " + std::to_string(static_cast<int>(day.year()));
}

std::string weekday_name(Date date) {
    return weekdays[std::chrono::weekday{date}.c_encoding()];
}

std::string month_name(std::chrono::month month) {
    return months[index_of(month)];
}

bool is_weekend(Date date) {
    const std::chrono::weekday day{date};
    return day == std::chrono::Saturday || day == std::chrono::Sunday;
}

int year_of(Date date) {
    return static_cast<int>(year_month_day{date}.year());
}

}  // namespace engine::calendar
