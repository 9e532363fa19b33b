#pragma once

#include <functional>
#include <string>
#include <vector>

#include "web/http/request.h"
#include "web/http/response.h"

namespace web {

struct Visit;  // who is asking and what pages work with (web/visit.h)

// Who may come. What a person may do in a case is not decided here but in the engine.
enum class Access {
    open,     // nobody needs to be known
    session,  // logged in; a POST carries the session's token of the form
    token,    // /api/v1: a personal token, or a session with the token of the form
};

// One line of the table of routes. A pattern's {name} is one segment of the path.
struct Route {
    std::string method;
    std::string pattern;
    Access access = Access::session;
    std::function<Response(const Request&, Visit&)> answer;
    std::string summary;     // Spanish, for the description of the API; empty for pages
    std::string scope = {};  // that a token must have; empty: "leer" for GET, else "actuar"
};
using Routes = std::vector<Route>;

}  // namespace web
