#pragma once

#include <string>
#include <string_view>

namespace web {

// Text as it may stand in HTML, between tags and inside quoted attributes.
std::string escaped(std::string_view text);

}  // namespace web
