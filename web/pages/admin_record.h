#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"

namespace web {

// GET /administracion/registro?antes=: administrative acts of the journal in sentences, the newest
// first. Never anything of a case.
Response administrative_record_page(const Request& request, Visit& visit);

}  // namespace web
