#pragma once

#include <ostream>

#include "app/demo_office.h"

namespace app {

// The year after the story of the Programme: every procedure, played on the same office
// (workflows/anio, docs/scenarios.md "A year"), told line by line. What does not go as the year
// says is a std::runtime_error.
void play_year_of_the_office(DemoOffice& office, std::ostream& out);

}  // namespace app
