#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace engine::statechart {

// application/x-www-form-urlencoded. A parameter without "=" has an empty name: that is how a text
// alone is sent.
using FormParameters = std::vector<std::pair<std::string, std::string>>;

std::string form_encode(const FormParameters& parameters);
// nullopt for a "%" that two hexadecimal digits do not follow.
std::optional<FormParameters> form_decode(std::string_view text);

}  // namespace engine::statechart
