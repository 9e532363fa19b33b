#pragma once

#include <string>
#include <utility>
#include <vector>

namespace web {

// What goes out. The server adds length, date and the security headers that are not set here; it
// packs text, answers 304 when the ETag set here is known, and leaves the body away for HEAD.
struct Response {
    int status = 200;
    std::string media_type = "text/html; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers = {};
};

// 303 to a path of ours (never to another host).
Response see_other(const std::string& path);

}  // namespace web
