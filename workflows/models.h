#pragma once

#include "engine/statechart/data_model.h"

namespace workflows {

// The data models that charts may name: null and ecmascript. Bounded: an expression that runs too
// long is refused; a replay decides without the bound, or a slow machine would disprove history.
engine::statechart::DataModelFactory data_models(bool bounded);

}  // namespace workflows
