#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/jobs/job_runner.h"
#include "web/visit.h"

namespace web {

// GET /administracion/flujos: the procedures that new cases are opened with.
Response procedures_page(const Request& request, Visit& visit);

// GET and POST /administracion/flujos/{flujo}: its picture, what stands against it, which live
// cases are on which version; as jobs, the trial of moving them to this one and the move itself.
Response procedure_page(const Request& request, Visit& visit, JobRunner& jobs);

}  // namespace web
