#pragma once

#include <string>

namespace engine {

// A finite number as ECMAScript's Number::toString writes it (ECMA-262 §6.1.6.1.20), which is what
// RFC 8785 demands. Throws std::invalid_argument for NaN and infinities.
std::string ecmascript_number(double number);

}  // namespace engine
