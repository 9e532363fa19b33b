#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"

namespace web {

// The document of a case, written section by section: package.json, "writing". What is typed stays
// in the drafts of the acts until one of them records it.

// GET /expedientes/{expediente}/redaccion: the sections, everything wrong or in doubt with links,
// what is written and not recorded, what is missing before it may be sent on.
// POST: "revisar" shows what an act ("acto") would record, to be confirmed on the act's page;
// "mantener" means what was written over what somebody else recorded since.
Response writing_page(const Request& request, Visit& visit);

// GET /expedientes/{expediente}/redaccion/{seccion}: one section; of a table, its rows, or the file
// of them (`formato`: csv, xlsx).
// POST: "guardar", "seguir" and "descartar" of a text; "agregar", "subir:N", "bajar:N",
// "recuperar:N" of rows, "archivo" brings a table to be looked at (writing_brought).
Response writing_section_page(const Request& request, Visit& visit);

// GET and POST /expedientes/{expediente}/redaccion/{seccion}/{fila}: one row, by its number.
// "guardar", "volver", "siguiente", "mover", "quitar".
Response writing_row_page(const Request& request, Visit& visit);

// GET and POST /expedientes/{expediente}/redaccion/copiar: from which other case.
Response writing_copy_page(const Request& request, Visit& visit);
// GET and POST /expedientes/{expediente}/redaccion/traido: what a file or another case brings,
// looked at before any of it is taken over.
Response writing_brought_page(const Request& request, Visit& visit);

}  // namespace web
