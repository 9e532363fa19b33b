#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"

namespace web {

// GET /tablero: how the cases stand that the person may read; each figure leads to its list.
Response board_page(const Request& request, Visit& visit);

}  // namespace web
