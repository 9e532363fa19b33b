#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "web/html.h"
#include "web/http/fault.h"
#include "web/http/response.h"
#include "web/visit.h"

namespace web {

// A step of the way back to a page, as the breadcrumb shows it.
struct Crumb {
    std::string title;
    std::string path;
};

// What one page says; the layout brings everything around it.
struct Page {
    std::string title;               // of the window: "Bandeja (7 por atender)"
    Html body;                       // what stands in <main>, with the page's one <h1>
    std::string section = {};        // path of the menu entry that is lit: "/bandeja"
    std::vector<Crumb> crumbs = {};  // without the page itself
    bool with_errors = false;        // the title begins with "Error: "
    int status = 200;
};

// The page in the layout: skip link, header, menu by role (none for who is not logged in),
// breadcrumb, main, footer with help.
Response to_response(const Page& page, const Visit& visit);

// What the person reads when a request cannot be answered. The words are the problem's; the status
// follows from its kind (problem_response.h). A 403 says what may be done instead, a 404 never
// tells whether the thing exists.
Response problem_page(const engine::Problem& problem, const Visit& visit);

// What a request meets that never comes to a visit (it cannot be read, nobody knows the address, a
// handler failed): the layout without menu and names, for ServerSettings::fault_page and
// Ground::fault_page.
Response fault_page(const Fault& fault, const std::string& code);

}  // namespace web
