#pragma once

#include "engine/base/value.h"
#include "engine/diagram/chart_words.h"
#include "workflows/procedure.h"

namespace workflows {

// What the vocabulary says of a chart's parts, for engine/diagram: labels, who is awaited, until
// when. `manifest` is package.json (its title and the names of its roles and lists), or null for a
// chart alone.
engine::diagram::ChartWords diagram_words(const engine::statechart::Chart& chart,
                                          const Procedure& procedure,
                                          const engine::Value& manifest);

}  // namespace workflows
