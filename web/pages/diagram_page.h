#pragma once

#include "engine/diagram/layout.h"
#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"

namespace web {

// GET /expedientes/{expediente}/diagrama: the whole chart with the states of now lit, and the same
// in words.
Response diagram_page(const Request& request, Visit& visit, engine::diagram::LayoutEngine& layout);

}  // namespace web
