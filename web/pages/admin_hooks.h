#pragma once

#include "web/pages/admin_desk.h"

namespace web {

// GET /administracion/ganchos: who may post events to cases, and who hears of what happens, each
// with its last message. POST: a new inbound hook; its address is shown this once.
Response hooks_page(const Request& request, Visit& visit, Identity& identity, HookDesk& hooks);

// POST /administracion/ganchos/{gancho}/anular.
Response revoke_hook_page(const Request& request, Visit& visit, Identity& identity,
                          HookDesk& hooks);

}  // namespace web
