#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"
#include "workflows/view_shelf.h"

namespace web {

// GET /tablero: the panels meant for the person's roles (workflows/role_board.h), and how all cases
// stand that the person may read; each figure leads to its list. `shelf` keeps what rows say.
Response board_page(const Request& request, Visit& visit, workflows::ViewShelf& shelf);

}  // namespace web
