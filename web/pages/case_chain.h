#pragma once

#include "engine/base/value.h"
#include "web/pages/case_history.h"

namespace web {

// The steps of a case in a row, for "Dónde está": the states in which people are awaited, in the
// order of the chart, those of a parallel as one. Each {"titulo","nota","clase","marca","actual",
// "en_palabras"}: behind (it was acted in), here, a detour not taken, or ahead.
engine::Value chain_of(const workflows::CaseView& view, const CaseHistory& history,
                       const Desk& desk);

}  // namespace web
