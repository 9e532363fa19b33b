#pragma once

#include "web/pages/admin_desk.h"
#include "web/routes.h"

namespace web {

// /administracion, /verificacion/registro, /tareas and /tablero. What the ground borrows outlives
// the routes.
Routes admin_routes(const AdminGround& ground);

}  // namespace web
