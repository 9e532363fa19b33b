#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace web {

// The parameters of "form-data; name=\"a\"; filename=\"b\"", by name in lower case, without
// quotes. nullopt when written wrongly or when one stands twice.
std::optional<std::map<std::string, std::string>> header_parameters(std::string_view value);

}  // namespace web
