#pragma once

#include <string>

#include "engine/base/value.h"

namespace engine::ecmascript {

// What inline content denotes (W3C SCXML §B.2.1): JSON where it is JSON; XML as
// xml_value(); else text with its white space normalised.
Value inline_value(const std::string& text);

}  // namespace engine::ecmascript
