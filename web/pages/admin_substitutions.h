#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"

namespace web {

// GET and POST /administracion/reemplazos: encargaturas, who stands in for whom; a new one.
Response substitutions_page(const Request& request, Visit& visit);

// POST /administracion/reemplazos/cerrar: ends one before its last day.
Response close_substitution_page(const Request& request, Visit& visit);

}  // namespace web
