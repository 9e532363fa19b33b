#include "web/theme.h"

#include "web/visit.h"

namespace web {
namespace {

constexpr char theme_cookie[] = "visado_aspecto";

bool is_theme(const std::string& text) {
    return text == "claro" || text == "oscuro";
}

// The page that the form stood on, when the browser says it and it is one of ours.
std::string page_before(const Request& request) {
    const auto* referer = request.header("referer");
    const auto* host = request.header("host");
    if (referer == nullptr || host == nullptr) return "/";
    const auto begin = referer->find("://");
    if (begin == std::string::npos || referer->compare(begin + 3, host->size() + 1, *host + "/"))
        return "/";
    const std::string path = referer->substr(begin + 3 + host->size());
    const bool plain = path.find_first_of("\\\t\r\n ") == std::string::npos;
    return plain && !path.starts_with("//") ? path : "/";
}

Response choose_theme(const Request& request, Visit&) {
    const auto* wanted = request.field("aspecto");
    const bool chosen = wanted != nullptr && is_theme(*wanted);
    Response response = see_other(page_before(request));
    response.headers.emplace_back("Set-Cookie",
                                  std::string(theme_cookie) + "=" + (chosen ? *wanted : "") +
                                      "; Path=/; Max-Age=" + (chosen ? "31536000" : "0") +
                                      "; HttpOnly; SameSite=Lax");
    return response;
}

}  // namespace

std::string theme_of(const Request& request) {
    const auto found = request.cookies.find(theme_cookie);
    return found != request.cookies.end() && is_theme(found->second) ? found->second : "";
}

Routes theme_routes() {
    return {{"POST", "/aspecto", Access::open, choose_theme, ""}};
}

}  // namespace web
