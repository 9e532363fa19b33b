#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"
#include "workflows/document_files.h"

namespace web {

// /verificacion, open to everybody: GET ?codigo= looks a document up by the code printed on it;
// POST compares an uploaded PDF with those recorded. Tells title, number, date and hash of an
// issued document; of a draft only that it is one. Never tells anything of a case.
Response verification_page(const Request& request, Visit& visit, workflows::DocumentFiles& files);

}  // namespace web
