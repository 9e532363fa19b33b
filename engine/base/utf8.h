#pragma once

#include <string_view>

namespace engine {

bool is_valid_utf8(std::string_view text);

// Order of RFC 8785 §3.2.3: by UTF-16 code units. Differs from byte order only beyond U+FFFF.
bool utf16_less(std::string_view a, std::string_view b);

}  // namespace engine
