#pragma once

#include "web/routes.h"

namespace web {

// /salud: {"estado":"ok"} while the store can be read, else 503. For monitors; tells nothing else.
Routes health_routes();

}  // namespace web
