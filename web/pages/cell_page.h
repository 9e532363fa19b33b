#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"

namespace web {

// Where a cell of a table comes from: the entries of the case's journal that changed it.
// GET /expedientes/{expediente}/cuadros/{cuadro}/celda?fila=&n=&columna=
Response case_cell_page(const Request& request, Visit& visit);
// GET /seguimiento/{paquete}/{cuadro}/celda?caso=&fila=&n=&columna=
Response follow_up_cell_page(const Request& request, Visit& visit);

}  // namespace web
