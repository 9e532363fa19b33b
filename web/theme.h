#pragma once

#include <string>

#include "web/routes.h"

namespace web {

// Light or dark, as somebody chose it for this browser: "claro", "oscuro"; empty: as the device
// says. Kept in a cookie, so that it holds before the log-in too and needs no script.
std::string theme_of(const Request& request);

// POST /aspecto: keeps the choice and goes back to the page it came from.
Routes theme_routes();

}  // namespace web
