#pragma once

#include "web/pages/desk.h"

namespace web {

// The cases that this one opened, and the one that opened it, as "familia" of a page:
// {"hijos": [{"numero","titulo","estado",…,"camino"}], "hijos_hay", "resumen", "madre"}. `camino`
// is empty where the viewer may not read that case.
engine::Value family_of(const workflows::CaseView& view, const Desk& desk, const Visit& visit);

}  // namespace web
