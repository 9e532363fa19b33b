#pragma once

#include <string>

#include "web/identity/random_source.h"

namespace web {

// "kf7m-2xqa-9tbe": 60 bits in letters that nobody takes for figures, to be read out or copied.
std::string random_password(RandomSource& random);

}  // namespace web
