#pragma once

#include "web/routes.h"

namespace web {

// The pages of the office. Made once for a server: the table owns the one engine that draws charts.
Routes page_routes();

}  // namespace web
