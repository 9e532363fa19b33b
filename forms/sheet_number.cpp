#include "forms/sheet_number.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>

#include "engine/base/ecmascript_number.h"

namespace forms {
namespace {

std::optional<double> number_of(std::string_view text) {
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    if (text.empty() || !whole || !std::isfinite(number)) return std::nullopt;
    return number;
}

std::string clock_text(long seconds) {
    char text[16];
    std::snprintf(text, sizeof text, "%02ld:%02ld:%02ld", seconds / 3600 % 24, seconds / 60 % 60,
                  seconds % 60);
    return text;
}

}  // namespace

std::string number_text(std::string_view stored) {
    const auto number = number_of(stored);
    if (!number) return std::string(stored);
    char digits[40];
    const auto end =
        std::to_chars(digits, digits + sizeof digits, *number, std::chars_format::general, 15).ptr;
    return engine::ecmascript_number(number_of({digits, end}).value_or(*number));
}

std::string date_text(std::string_view stored, Epoch epoch) {
    const auto serial = number_of(stored);
    constexpr double last = 2958465;  // 9999-12-31
    if (!serial || *serial < 0 || *serial > last) return number_text(stored);
    auto seconds = std::llround(*serial * 86400);
    auto day = static_cast<int>(seconds / 86400);
    seconds %= 86400;
    if (day == 0 && epoch == Epoch::year_1900) return clock_text(static_cast<long>(seconds));
    // The 1900 system counts a 29 February 1900 that never was, as serial 60.
    const std::chrono::sys_days start =
        epoch == Epoch::year_1904 ? std::chrono::sys_days{std::chrono::year{1904} / 1 / 1}
        : day < 60                ? std::chrono::sys_days{std::chrono::year{1899} / 12 / 31}
                                  : std::chrono::sys_days{std::chrono::year{1899} / 12 / 30};
    const std::chrono::year_month_day date{start + std::chrono::days{day}};
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return seconds == 0 ? text : std::string(text) + "T" + clock_text(static_cast<long>(seconds));
}

bool is_date_format(int built_in) {
    return (built_in >= 14 && built_in <= 22) || (built_in >= 27 && built_in <= 36) ||
           (built_in >= 45 && built_in <= 47) || (built_in >= 50 && built_in <= 58);
}

bool is_date_format(std::string_view custom) {
    if (custom == "General") return false;
    bool quoted = false;
    for (std::size_t i = 0; i < custom.size(); ++i) {
        const char c = custom[i];
        if (c == '"') quoted = !quoted;
        if (quoted || c == '"') continue;
        if (c == '\\' || c == '_' || c == '*') {
            ++i;  // the next character stands for itself
        } else if (c == '[' && i + 1 < custom.size()) {
            const char first = static_cast<char>(custom[i + 1] | 0x20);
            const auto close = custom.find(']', i);
            if (close == std::string_view::npos) return false;
            const bool elapsed = (first == 'h' || first == 'm' || first == 's') &&
                                 custom.substr(i + 1, close - i - 1).find_first_not_of("hHmMsS") ==
                                     std::string_view::npos;
            if (elapsed) return true;
            i = close;
        } else if (std::string_view("dmyhsDMYHS").find(c) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

}  // namespace forms
