#pragma once

#include "web/routes.h"

namespace web {

// The whole table: every address that this program answers. Order does not matter: a literal
// segment goes before a {name}.
Routes all_routes();

}  // namespace web
