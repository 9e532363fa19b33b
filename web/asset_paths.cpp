#include "web/asset_paths.h"

#include "web/static_files.h"

namespace web {

const engine::Value& asset_paths() {
    static const engine::Value paths = {{"hoja", asset("app.css")},
                                        {"guion", asset("app.js")},
                                        {"iconos", asset("iconos.svg")},
                                        {"marca", asset("marca.svg")}};
    return paths;
}

}  // namespace web
