#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/http/fault.h"
#include "web/http/limits.h"
#include "web/http/request.h"

namespace web {

struct MultipartForm {
    Pairs fields;
    std::vector<Upload> uploads;  // without the empty ones that browsers send for no choice
};

// multipart/form-data (RFC 7578) as browsers write it, and nothing else: no preamble, no epilogue,
// no nested parts, no transfer encodings. A body cut off anywhere is refused.
Checked<MultipartForm> read_multipart(std::string_view body, const std::string& content_type,
                                      const Limits& limits);

}  // namespace web
