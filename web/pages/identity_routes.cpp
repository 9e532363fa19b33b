#include "web/pages/identity_routes.h"

#include "web/pages/account_page.h"
#include "web/pages/login_page.h"

namespace web {

Routes identity_routes(Identity& identity) {
    Routes routes = login_routes(identity);
    for (auto& route : account_routes(identity)) routes.push_back(std::move(route));
    return routes;
}

}  // namespace web
