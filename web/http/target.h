#pragma once

#include <string>
#include <string_view>

#include "web/http/fault.h"
#include "web/http/limits.h"
#include "web/http/request.h"

namespace web {

struct Target {
    std::string path;  // decoded; begins with "/", has no "." or ".." segment
    Pairs query;
};

// "/expedientes/12?ver=todo". Refuses what could name another place than it seems to: encoded
// slashes and NUL, "..", backslashes, other forms than origin-form, text that is not UTF-8.
Checked<Target> read_target(std::string_view text, const Limits& limits);

// Pairs as forms send them ("a=1&b=dos+palabras"), decoded and cleaned (clean_text).
Checked<Pairs> read_pairs(std::string_view text, std::size_t most);

}  // namespace web
