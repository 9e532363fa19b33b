#include "forms/decimal.h"

#include <algorithm>

namespace forms {
namespace {

constexpr std::size_t most_whole_digits = 18;
constexpr std::size_t most_decimals = 8;

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Parts {
    bool negative = false;
    std::string_view whole;
    std::string_view fraction;
};

Parts split(std::string_view canonical) {
    Parts parts;
    parts.negative = canonical.starts_with('-');
    if (parts.negative) canonical.remove_prefix(1);
    const auto point = canonical.find('.');
    parts.whole = canonical.substr(0, point);
    if (point != std::string_view::npos) parts.fraction = canonical.substr(point + 1);
    while (parts.fraction.ends_with('0')) parts.fraction.remove_suffix(1);
    if (parts.whole == "0" && parts.fraction.empty()) parts.negative = false;
    return parts;
}

int sign(int order) {
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

int compare_magnitudes(const Parts& a, const Parts& b) {
    if (a.whole.size() != b.whole.size()) return a.whole.size() < b.whole.size() ? -1 : 1;
    if (const int order = a.whole.compare(b.whole)) return sign(order);
    return sign(a.fraction.compare(b.fraction));  // no trailing zeros: text order is number order
}

// In units of the eighth decimal: 26 digits, which 128 bits hold.
__extension__ using Units = __int128;

Units units_of(std::string_view canonical) {
    const Parts parts = split(canonical);
    Units units = 0;
    for (const char digit : parts.whole) units = units * 10 + (digit - '0');
    for (std::size_t i = 0; i < most_decimals; ++i)
        units = units * 10 + (i < parts.fraction.size() ? parts.fraction[i] - '0' : 0);
    return parts.negative ? -units : units;
}

std::string text_of(Units units) {
    const bool negative = units < 0;
    if (negative) units = -units;
    std::string digits;
    for (std::size_t i = 0; i <= most_decimals || units > 0; ++i, units /= 10)
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(units % 10)));
    digits.insert(digits.size() - most_decimals, ".");
    return (negative ? "-" : "") + digits;
}

}  // namespace

std::optional<std::string> canonical_decimal(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const auto point = text.find('.');
    std::string_view whole = text.substr(0, point);
    std::string_view fraction;
    if (point != std::string_view::npos) {
        fraction = text.substr(point + 1);
        if (fraction.empty()) return std::nullopt;
    }
    if (whole.empty() || !all_digits(whole) || !all_digits(fraction)) return std::nullopt;
    while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
    while (fraction.ends_with('0')) fraction.remove_suffix(1);
    if (whole.size() > most_whole_digits || fraction.size() > most_decimals) return std::nullopt;
    const bool zero = whole == "0" && fraction.empty();
    std::string canonical = negative && !zero ? "-" : "";
    canonical += whole;
    if (!fraction.empty()) canonical.append(".").append(fraction);
    return canonical;
}

std::optional<std::string> with_decimals(std::string_view canonical, int digits) {
    const Parts parts = split(canonical);
    const auto wanted = static_cast<std::size_t>(std::max(digits, 0));
    if (parts.fraction.size() > wanted) return std::nullopt;
    std::string text = parts.negative ? "-" : "";
    text += parts.whole;
    if (wanted == 0) return text;
    return text + "." + std::string(parts.fraction) +
           std::string(wanted - parts.fraction.size(), '0');
}

std::optional<std::string> add_decimals(std::string_view a, std::string_view b) {
    return canonical_decimal(text_of(units_of(a) + units_of(b)));
}

int compare_decimals(std::string_view a, std::string_view b) {
    const Parts x = split(a);
    const Parts y = split(b);
    if (x.negative != y.negative) return x.negative ? -1 : 1;
    return x.negative ? compare_magnitudes(y, x) : compare_magnitudes(x, y);
}

}  // namespace forms
