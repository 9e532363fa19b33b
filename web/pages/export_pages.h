#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/jobs/job_runner.h"
#include "web/visit.h"

namespace web {

// Files that take a while: work that goes on when the page is left, done as the person who asked,
// and kept for some days for that person alone.

// POST /expedientes/{expediente}/exportar: the case's whole file, a ZIP.
Response export_case(const Request& request, Visit& visit, JobRunner& jobs);
// POST /expedientes/{expediente}/cuadros/{cuadro}/exportar and
// /seguimiento/{paquete}/{cuadro}/exportar, with formato=xlsx, csv or pdf.
Response export_case_matrix(const Request& request, Visit& visit, JobRunner& jobs);
Response export_follow_up(const Request& request, Visit& visit, JobRunner& jobs);
// GET /tareas/{tarea}/archivo.
Response export_file(const Request& request, Visit& visit, JobRunner& jobs);

// Of Job::kind of such work; what follows is the person, ":" and the page it was asked on.
inline constexpr char export_kind[] = "exportacion:";

}  // namespace web
