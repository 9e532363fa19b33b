#pragma once

#include "engine/base/result.h"
#include "web/http/request.h"
#include "web/http/response.h"

namespace web {

// The only map from a refusal to a status.
int status_of(engine::Refusal refusal);

// What was refused, as a short page or, below /api/, as JSON:
//   {"estado": 422, "problemas": [{"motivo","mensaje","lugar","remedio"}]}
// Pages that keep what was typed make their own and use status_of.
Response problem_response(const Request& request, const engine::Problem& problem);
Response problem_response(const Request& request, const engine::Problems& problems);

}  // namespace web
