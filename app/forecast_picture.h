#pragma once

#include <string>

#include "workflows/forecast.h"

namespace app {

// The forecast as SVG: a row a unit, a column a week; the darker, the more waits; the number is of
// what falls due. Stands alone, with no request to anywhere.
std::string forecast_svg(const workflows::Forecast& forecast);

}  // namespace app
