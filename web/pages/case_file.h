#pragma once

#include <string>

#include "web/jobs/job_runner.h"
#include "web/pages/desk.h"

namespace web {

// Everything of a case that its page shows to this person, to be kept elsewhere: a ZIP with its
// documents (HTML, and PDF once made), the files that acts brought, its history in sentences with
// the hash of each entry, and a list of all with their SHA-256. Throws std::runtime_error in words
// when the case is beyond the limit or a kept file is missing.
std::string write_case_file(const Visit& visit, const workflows::CaseView& view, const Desk& desk,
                            const JobProgress& progress);

}  // namespace web
