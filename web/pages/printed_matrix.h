#pragma once

#include <string>

#include "web/pages/desk.h"
#include "workflows/matrix_view.h"

namespace web {

// A table as an A4 landscape page to be printed (PDF): with its groups, what each sums up to, the
// totals, and how cells stand. Throws std::runtime_error for more rows than a PDF holds; the words
// are shown as the end of the job.
std::string printed_matrix(const workflows::Matrix& matrix, const Visit& visit, const Desk& desk);

}  // namespace web
