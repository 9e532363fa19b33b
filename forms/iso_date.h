#pragma once

#include <string_view>

namespace forms {

// True for "2023-06-28": four, two and two digits, and a day that exists. Years 1900 to 2199, so
// that a slip such as 0203 or 20223 is caught. Such texts order as dates do.
bool is_real_date(std::string_view text);

}  // namespace forms
