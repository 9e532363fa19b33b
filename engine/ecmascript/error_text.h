#pragma once

#include <string>

namespace engine::ecmascript {

// What JavaScriptCore says of an error, in words for the person who wrote the rule. What is not
// known stays as it is, with the kind of error before it.
std::string error_text(const std::string& kind, const std::string& message);

}  // namespace engine::ecmascript
