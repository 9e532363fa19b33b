#pragma once

#include "web/identity/identity.h"
#include "web/routes.h"

namespace app {

// Every address that the program answers. Order does not matter: a literal segment goes before a
// {name}. `identity` outlives the routes.
web::Routes site_routes(web::Identity& identity);

}  // namespace app
