#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"

namespace web {

// GET /expedientes/{expediente}/actos/{acto}: the form of an act, with the draft if there is one.
// POST: what to do with it stands in the field "paso": "revisar" checks it and tells what will
// happen, "confirmar" does it, "guardar" and "descartar" the draft, "traer" fills the form from a
// table, "agregar:…" and "quitar:…" its rows. Whatever is typed is in the draft before it is
// judged, so that no answer loses it.
Response act_page(const Request& request, Visit& visit);

}  // namespace web
