#pragma once

#include "web/identity/identity.h"
#include "web/routes.h"

namespace web {

// Everything about who is asking: /ingresar, /salir, /cuenta. `identity` outlives the routes.
Routes identity_routes(Identity& identity);

}  // namespace web
