#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"

namespace web {

// GET and POST /expedientes/{expediente}/comentar: a word on the case by whoever takes part in it;
// changes no state. What is typed stays as a draft until it is recorded or thrown away.
Response comment_page(const Request& request, Visit& visit);

}  // namespace web
