#pragma once

#include "web/api/operation.h"

namespace web {

Operations case_operations();      // inbox, cases, their acts and their history
Operations document_operations();  // documents, files, the check of a code

Operations matrix_operations();    // tables of cases
Operations agenda_operations();    // what opens by itself; where cells come from

// Everything under /api/v1, its description included.
Routes api_routes();

}  // namespace web
