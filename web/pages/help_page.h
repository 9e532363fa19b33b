#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"

namespace web {

// GET /ayuda and /accesibilidad, open to everybody.
Response help_page(const Request& request, Visit& visit);
Response accessibility_page(const Request& request, Visit& visit);

}  // namespace web
