#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"

namespace web {

// GET and POST /administracion/feriados?anio=: the days set apart of a year. A change is shown with
// what it means for open terms before it is recorded (field "paso": revisar, confirmar).
Response calendar_page(const Request& request, Visit& visit);

}  // namespace web
