#pragma once

#include <functional>
#include <string>

#include "app/demo_office.h"
#include "workflows/table_import.h"

namespace app {

// Says a heading of the story and lets the reader breathe.
using Narrator = std::function<void(const std::string&)>;

// Source 000 as it may have happened: the Informes 0009 and 0026, one round of observations, both
// opinions, visado, Resolución Secretarial N° 043-2023-MINCETUR/SG of 28 June 2023, publication and
// the first communication. Numbers and the date of the resolution are the source's; the other dates
// are the demo's. Throws std::runtime_error when anything is refused that should not be.
void play_programme_2023(DemoOffice& office, const workflows::ImportedTable& matrix,
                         const Narrator& say);

}  // namespace app
