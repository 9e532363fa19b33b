#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/identity/identity.h"
#include "web/visit.h"

namespace web {

// GET /administracion/personas: who belongs to the organisation, and who may log in.
Response people_page(const Request& request, Visit& visit, Identity& identity);

// GET and POST /administracion/persona-nueva and /administracion/personas/{persona}.
Response new_person_page(const Request& request, Visit& visit, Identity& identity);
Response person_page(const Request& request, Visit& visit, Identity& identity);

// POST /administracion/personas/{persona}/retirar: leaves the organisation, which closes the
// account with it.
Response retire_person_page(const Request& request, Visit& visit, Identity& identity);

}  // namespace web
