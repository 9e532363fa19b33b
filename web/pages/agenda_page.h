#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"

namespace web {

// GET /agenda: what opens cases by itself, of the procedures whose cases this person may open;
// administrators see all.
Response agenda_page(const Request& request, Visit& visit);
// POST /agenda/{paquete}/poner-en-vigor: all schedules the package has now.
Response activate_agenda_page(const Request& request, Visit& visit);
// POST /agenda/{paquete}/suspender (motivo).
Response suspend_agenda_page(const Request& request, Visit& visit);

}  // namespace web
