#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit.h"
#include "workflows/cases.h"
#include "workflows/matrix_view.h"
#include "workflows/view_shelf.h"

namespace web {

// A view of a package (views/NAME.json) as a table, to search, print and take away as CSV or XLSX
// (`formato`). Who may read no case of it sees an empty one.

// GET /expedientes/{expediente}/cuadros/{cuadro}: of one case.
Response case_matrix_page(const Request& request, Visit& visit);
// GET /seguimiento: the tables over all cases of a package.
Response follow_up_page(const Request& request, Visit& visit);
// GET /seguimiento/{paquete}/{cuadro}: one of them.
// With `indicador`, the rows behind a panel (panel_cards.h): as many as its figure says. One with
// more cells than a page shows is counted, not made out. `shelf` keeps rows that were.
Response follow_up_matrix_page(const Request& request, Visit& visit, workflows::ViewShelf& shelf);

// A matrix to take away; `name` is the file's, without ending.
Response matrix_file(const workflows::Matrix& matrix, bool xlsx, const std::string& name);

// Links to the views of a case's package, for the page of the case.
engine::Value matrix_links(const workflows::CaseView& view);

}  // namespace web
