#pragma once

#include <memory>

#include "web/api/operation.h"
#include "workflows/view_shelf.h"

namespace web {

// What tables and panels made out, for both.
using SharedViews = std::shared_ptr<workflows::ViewShelf>;

Operations case_operations();      // inbox, cases, their acts and their history
Operations document_operations();  // documents, files, the check of a code

Operations matrix_operations(const SharedViews& views);  // tables of cases
Operations board_operations(const SharedViews& views);   // the panels of a role
Operations agenda_operations();  // what opens by itself; where cells come from

// Everything under /api/v1, its description included.
Routes api_routes();

}  // namespace web
