#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"

namespace web {

// GET /expedientes?buscar=&tipo=&situacion=&desde=: the cases that the person may read.
Response cases_page(const Request& request, Visit& visit);

// GET and POST /expedientes/nuevo: opens a case of a procedure that the person may start.
Response new_case_page(const Request& request, Visit& visit);

}  // namespace web
