#include "web/all_routes.h"

#include "web/api/inbound_hook.h"
#include "web/api/operations.h"
#include "web/health.h"
#include "web/pages/admin_routes.h"
#include "web/pages/identity_routes.h"
#include "web/pages/page_routes.h"
#include "web/static_files.h"
#include "web/theme.h"

namespace web {
namespace {

void add(Routes& table, Routes more) {
    for (auto& route : more) table.push_back(std::move(route));
}

}  // namespace

Routes all_routes(const AdminGround& ground) {
    Routes table;
    add(table, health_routes());
    add(table, static_file_routes());
    add(table, theme_routes());
    add(table, identity_routes(ground.identity));
    add(table, page_routes());
    add(table, admin_routes(ground));
    add(table, api_routes());
    add(table, inbound_hook_routes(ground.identity));
    return table;
}

}  // namespace web
