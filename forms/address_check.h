#pragma once

#include <string_view>

namespace forms {

// One plain address as offices use them: no display name, no quotes, no second address, ASCII only,
// at most 254 bytes; the domain has a dot. Stricter than RFC 5321 on purpose.
bool is_email_address(std::string_view text);

// http:// or https:// with a host, no user name before it (it disguises the host), no blanks,
// quotes or angle brackets; at most 2000 bytes.
bool is_web_address(std::string_view text);

}  // namespace forms
