#pragma once

#include "web/pages/admin_desk.h"
#include "web/routes.h"

namespace web {

// The whole table: every address that this program answers. Order does not matter: a literal
// segment goes before a {name}. What the ground borrows outlives the routes.
Routes all_routes(const AdminGround& ground);

}  // namespace web
