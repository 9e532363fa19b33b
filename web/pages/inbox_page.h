#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"

namespace web {

// GET /bandeja?vista=&buscar=&desde=: what waits for the person, by when, and the verb.
Response inbox_page(const Request& request, Visit& visit);

}  // namespace web
