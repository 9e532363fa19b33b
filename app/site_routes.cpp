#include "app/site_routes.h"

#include "web/api/operations.h"
#include "web/health.h"
#include "web/pages/identity_routes.h"
#include "web/pages/page_routes.h"
#include "web/static_files.h"

namespace app {

web::Routes site_routes(web::Identity& identity) {
    web::Routes all;
    for (auto&& some : {web::health_routes(), web::static_file_routes(), web::page_routes(),
                        web::identity_routes(identity), web::api_routes()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

}  // namespace app
