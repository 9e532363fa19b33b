#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace forms {

// Decimal numbers as text: money is never a double. Canonical form: optional "-", digits without
// leading zeros, and a point with digits only where needed ("1250.5", "-0.07", "0").
// At most 18 digits before the point and 8 after it.

// Canonical form of "1250.50", "007", "-0" …; nullopt for anything else, and so for thousands
// separators and decimal commas: "21,000" is 21 or 21 thousand depending on who reads it.
std::optional<std::string> canonical_decimal(std::string_view text);

// With exactly `digits` digits after the point ("1250.5" -> "1250.50"); nullopt when that would
// lose a digit. `canonical` must be canonical.
std::optional<std::string> with_decimals(std::string_view canonical, int digits);

// Negative, 0 or positive, as a is less than, equal to or greater than b (both canonical).
int compare_decimals(std::string_view a, std::string_view b);

// The exact sum, canonical; nullopt beyond 18 digits (both canonical).
std::optional<std::string> add_decimals(std::string_view a, std::string_view b);

}  // namespace forms
