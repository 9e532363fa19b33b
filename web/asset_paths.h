#pragma once

#include "engine/base/value.h"

namespace web {

// Where pages find what they need besides their HTML: {"hoja","guion","iconos","marca"}.
const engine::Value& asset_paths();

}  // namespace web
