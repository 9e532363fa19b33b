#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "web/http/fault.h"
#include "web/http/limits.h"
#include "web/http/request.h"

namespace web {

// Request line and headers, read strictly: what two readers could understand differently is
// refused, never guessed (docs/decisions/0012).
struct Head {
    std::string method;
    std::string path;  // decoded
    Pairs query;
    std::map<std::string, std::string> headers;  // names in lower case
    std::size_t length = 0;                      // of the body
    bool keep_alive = true;
    bool waits_for_continue = false;  // the body comes when we say so

    const std::string* header(const std::string& lower_case_name) const;
};

// `bytes` end with the empty line.
Checked<Head> read_head(std::string_view bytes, const Limits& limits);

// "text/html" of "Text/HTML; charset=x".
std::string media_type_of(const std::string& content_type);

}  // namespace web
