#pragma once

#include "web/identity/identity.h"
#include "web/routes.h"

namespace web {

// The whole table: every address that this program answers. Order does not matter: a literal
// segment goes before a {name}. `identity` outlives the routes.
Routes all_routes(Identity& identity);

}  // namespace web
