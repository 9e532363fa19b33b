#include "web/http/response.h"

#include "web/http/percent.h"

namespace web {

Response see_other(const std::string& path) {
    // "//host" and "/\host" would lead a browser away from us.
    const bool ours = path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/\\");
    return {303, "text/plain; charset=utf-8", "", {{"Location", ours ? location_text(path) : "/"}}};
}

}  // namespace web
