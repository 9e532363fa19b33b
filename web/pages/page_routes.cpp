#include "web/pages/page_routes.h"

#include <memory>

#include "web/pages/act_page.h"
#include "web/pages/board_page.h"
#include "web/pages/case_documents.h"
#include "web/pages/case_page.h"
#include "web/pages/cases_page.h"
#include "web/pages/cell_page.h"
#include "web/pages/comment_page.h"
#include "web/pages/comparison_page.h"
#include "web/pages/diagram_page.h"
#include "web/pages/help_page.h"
#include "web/pages/inbox_page.h"
#include "web/pages/matrix_page.h"
#include "web/pages/receipt_page.h"
#include "web/pages/verification_page.h"
#include "web/pages/writing_page.h"

namespace web {
namespace {

Response to_inbox(const Request&, Visit&) {
    return see_other("/bandeja");
}

}  // namespace

Routes page_routes() {
    const auto layout = std::make_shared<engine::diagram::LayoutEngine>();
    const auto diagram = [layout](const Request& request, Visit& visit) {
        return diagram_page(request, visit, *layout);
    };
    const auto files = std::make_shared<workflows::DocumentFiles>();
    const auto verification = [files](const Request& request, Visit& visit) {
        return verification_page(request, visit, *files);
    };
    const auto shelf = std::make_shared<workflows::ViewShelf>();
    const auto board = [shelf](const Request& request, Visit& visit) {
        return board_page(request, visit, *shelf);
    };
    const auto follow_up = [shelf](const Request& request, Visit& visit) {
        return follow_up_matrix_page(request, visit, *shelf);
    };
    const std::string one = "/expedientes/{expediente}";
    return {
        {"GET", "/", Access::session, to_inbox, ""},
        {"GET", "/bandeja", Access::session, inbox_page, ""},
        {"GET", "/tablero", Access::session, board, ""},
        {"GET", "/expedientes", Access::session, cases_page, ""},
        {"GET", "/expedientes/nuevo", Access::session, new_case_page, ""},
        {"POST", "/expedientes/nuevo", Access::session, new_case_page, ""},
        {"GET", one, Access::session, case_page, ""},
        {"GET", one + "/diagrama", Access::session, diagram, ""},
        {"GET", one + "/actos/{acto}", Access::session, act_page, ""},
        {"POST", one + "/actos/{acto}", Access::session, act_page, ""},
        {"GET", one + "/cargo/{entrada}", Access::session, receipt_page, ""},
        {"GET", one + "/documentos/{documento}/{version}", Access::session, document_html, ""},
        {"GET", one + "/documentos/{documento}/{version}/pdf", Access::session, document_pdf, ""},
        {"GET", one + "/comentar", Access::session, comment_page, ""},
        {"POST", one + "/comentar", Access::session, comment_page, ""},
        {"GET", one + "/comparar/{documento}", Access::session, comparison_page, ""},
        {"GET", one + "/cuadros/{cuadro}", Access::session, case_matrix_page, ""},
        {"GET", one + "/cuadros/{cuadro}/celda", Access::session, case_cell_page, ""},
        {"GET", one + "/redaccion", Access::session, writing_page, ""},
        {"POST", one + "/redaccion", Access::session, writing_page, ""},
        {"GET", one + "/redaccion/copiar", Access::session, writing_copy_page, ""},
        {"POST", one + "/redaccion/copiar", Access::session, writing_copy_page, ""},
        {"GET", one + "/redaccion/traido", Access::session, writing_brought_page, ""},
        {"POST", one + "/redaccion/traido", Access::session, writing_brought_page, ""},
        {"GET", one + "/redaccion/{seccion}", Access::session, writing_section_page, ""},
        {"POST", one + "/redaccion/{seccion}", Access::session, writing_section_page, ""},
        {"GET", one + "/redaccion/{seccion}/{fila}", Access::session, writing_row_page, ""},
        {"POST", one + "/redaccion/{seccion}/{fila}", Access::session, writing_row_page, ""},
        {"GET", "/seguimiento", Access::session, follow_up_page, ""},
        {"GET", "/seguimiento/{paquete}/{cuadro}", Access::session, follow_up, ""},
        {"GET", "/seguimiento/{paquete}/{cuadro}/celda", Access::session, follow_up_cell_page, ""},
        {"GET", one + "/adjuntos/{sha256}", Access::session, attachment, ""},
        {"GET", "/verificacion", Access::open, verification, ""},
        {"POST", "/verificacion", Access::open, verification, ""},
        {"GET", "/ayuda", Access::open, help_page, ""},
        {"GET", "/accesibilidad", Access::open, accessibility_page, ""},
    };
}

}  // namespace web
