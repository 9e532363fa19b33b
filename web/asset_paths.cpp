#include "web/asset_paths.h"

namespace web {

const engine::Value& asset_paths() {
    static const engine::Value paths = {{"hoja", "/estatico/app.css"},
                                        {"guion", "/estatico/app.js"},
                                        {"iconos", "/estatico/iconos.svg"},
                                        {"marca", "/estatico/marca.svg"}};
    return paths;
}

}  // namespace web
