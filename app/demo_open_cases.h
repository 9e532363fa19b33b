#pragma once

#include "app/demo_office.h"
#include "workflows/table_import.h"

namespace app {

// What lies on the desks when the story is over: cases under way, one overdue, so that whoever logs
// in finds something to do. Moves the clock to 17 July 2023. Throws like the story.
void open_cases_under_way(DemoOffice& office, const workflows::ImportedTable& matrix);

}  // namespace app
