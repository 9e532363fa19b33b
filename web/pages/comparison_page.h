#pragma once

#include <string>

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"

namespace web {

// GET /expedientes/{expediente}/comparar/{documento}?de=1&a=2: what one version of a document says
// otherwise than another. Without `de` and `a`: the newest and the one before it.
Response comparison_page(const Request& request, Visit& visit);

// Its address.
std::string comparison_path(workflows::CaseId id, const std::string& document, std::int64_t older,
                            std::int64_t newer);

}  // namespace web
