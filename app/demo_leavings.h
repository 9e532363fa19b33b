#pragma once

#include "app/demo_office.h"

namespace app {

// What the demo leaves beside the store: documentos/*.pdf, matriz.csv, matriz.xlsx, bitacora.txt.
// Throws std::runtime_error when a file cannot be written.
void leave_documents(DemoOffice& office);
void leave_matrix(DemoOffice& office);
void leave_log(DemoOffice& office);

}  // namespace app
