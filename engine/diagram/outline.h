#pragma once

#include <string>
#include <vector>

#include "engine/diagram/chart_words.h"

namespace engine::diagram {

// The chart as a numbered list in Spanish, states in the order of the file and below each what
// happens there and where it leads: all that the picture shows, for who does not see it.
//     1. Borrador (comienza aquí, activo)
//        – Presentar el proyecto → 2. Emisión de la versión. Condición: matriz !== null
std::string outline(const statechart::Chart& chart, const ChartWords& words,
                    const std::vector<statechart::StateIndex>& active);

}  // namespace engine::diagram
