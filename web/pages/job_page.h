#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/jobs/job_book.h"
#include "web/visit.h"

namespace web {

// GET /tareas/{tarea}: how far long work is, for who asked for it and for administrators. Comes
// again by itself while it lasts.
Response job_page(const Request& request, Visit& visit, JobBook& book);

std::string job_path(std::int64_t number);

}  // namespace web
