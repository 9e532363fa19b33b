#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/jobs/job_runner.h"
#include "web/visit.h"

namespace web {

inline constexpr char verification_kind[] = "verificacion";

// /verificacion/registro, for Secretaría and administrators: GET the newest result in plain words,
// POST starts a verification of the whole record as a job.
Response record_page(const Request& request, Visit& visit, JobRunner& jobs);

// GET /verificacion/registro/{tarea}/constancia: head, counts, date and findings as a text file.
Response certificate_page(const Request& request, Visit& visit, JobRunner& jobs);

}  // namespace web
