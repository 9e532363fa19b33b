#pragma once

#include "app/demo_office.h"

namespace app {

// What the demo leaves beside the store: documentos/*.pdf, matriz.csv, matriz.xlsx, bitacora.txt.
// Throws std::runtime_error when a file cannot be written.
void leave_documents(DemoOffice& office);
void leave_matrix(DemoOffice& office);
void leave_log(DemoOffice& office);
// Of every case: expedientes/NUMBER-PACKAGE/*.pdf; and the tables over all cases of each package:
// cuadros/PACKAGE-VIEW.xlsx.
void leave_all_documents(DemoOffice& office);
void leave_tables(DemoOffice& office);

}  // namespace app
