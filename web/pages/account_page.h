#pragma once

#include "web/identity/identity.h"
#include "web/routes.h"

namespace web {

// /cuenta: one's own data, where one is logged in, password and tokens. `identity` outlives the
// routes.
Routes account_routes(Identity& identity);

}  // namespace web
