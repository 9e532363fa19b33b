#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/pages/case_history.h"
#include "web/visit.h"

namespace web {

// GET /expedientes/{expediente}: where it is, what the person may do, opinions, documents, who did
// what. "?hecho=N" shows that entry N was just recorded.
Response case_page(const Request& request, Visit& visit);

// What "?hecho=N" tells, for the template; null when this person did not just record entry N.
engine::Value just_done(const Request& request, const workflows::CaseView& view,
                        const CaseHistory& history, const Visit& visit);

// Where a draft of an act is kept (Drafts).
std::string draft_place(workflows::CaseId id, const std::string& event);

}  // namespace web
