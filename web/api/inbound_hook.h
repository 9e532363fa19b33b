#pragma once

#include "web/identity/identity.h"
#include "web/routes.h"

namespace web {

// POST /ganchos/{secreto}: the Basic HTTP Event I/O Processor (SCXML §C.2.1) of this installation.
// What another program posts there becomes an event of one case, if the hook may bring it and the
// case's chart says v:accepts (docs/web-hooks.md).
Routes inbound_hook_routes(Identity& identity);

}  // namespace web
