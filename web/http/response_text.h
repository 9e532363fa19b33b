#pragma once

#include <string>

#include "web/http/response.h"

namespace web {

// What the request says about how the reply is to be written.
struct ReplyForm {
    bool without_body = false;  // HEAD
    bool packed = false;        // gzip is read
    bool keep_alive = false;
    bool secure = false;  // came over TLS
    std::string if_none_match = {};
};

// The reply as it goes over the wire: status line, date, length, the security headers that the
// handler did not set itself, 304 where the ETag is known. Throws std::logic_error when a header
// holds a line end: that is a mistake of ours.
std::string response_text(Response response, const ReplyForm& form);

}  // namespace web
