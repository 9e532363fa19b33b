#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"

namespace web {

// GET /expedientes/{expediente}/cargo/{entrada}: one act on one sheet, to be printed: who, what,
// when, and the hashes by which it can be found unaltered.
Response receipt_page(const Request& request, Visit& visit);

}  // namespace web
