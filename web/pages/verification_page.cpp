#include "web/pages/verification_page.h"

#include "engine/base/sha256.h"
#include "engine/calendar/lima_time.h"
#include "forms/verification_code.h"
#include "web/asset_paths.h"
#include "web/page.h"
#include "web/pages_text/office_text.h"
#include "workflows/case_decider.h"

namespace web {
namespace {

using engine::Value;
using engine::durable::DocumentRow;

Value verdict(const char* style, const char* icon, const std::string& head, const std::string& text,
              Value facts = Value::array()) {
    const bool any = !facts.empty();
    return {{"clase", style}, {"icono", icon},    {"veredicto", head},
            {"texto", text},  {"datos_hay", any}, {"datos", std::move(facts)}};
}

Value fact(const char* name, const std::string& value, bool is_hash = false) {
    return {{"k", name}, {"v", value}, {"huella", is_hash}};
}

// What the case keeps about a document as issued, its PDF above all.
std::optional<workflows::CaseDocument> kept(const Visit& visit, const DocumentRow& row) {
    const auto stream = visit.cases.queries().stream(row.stream);
    if (!stream || stream->kind != workflows::case_kind) return std::nullopt;
    const auto state = workflows::case_state_from_value(stream->snapshot);
    for (const auto& each : state.documents) {
        if (each.id == row.document.id && each.version == row.document.version) return each;
    }
    return std::nullopt;
}

Value told(const Visit& visit, const DocumentRow& row, const std::string& head) {
    const auto document = kept(visit, row);
    Value facts = Value::array();
    facts.push_back(fact("Documento", row.document.title));
    if (!row.document.number.empty()) facts.push_back(fact("Número", row.document.number));
    facts.push_back(fact("Emitido", short_moment(row.issued) + " (hora de Lima)"));
    facts.push_back(fact("Código", row.document.code, true));
    if (document && !document->pdf.empty())
        facts.push_back(fact("SHA-256 del PDF", document->pdf, true));
    facts.push_back(fact("SHA-256 del texto", row.document.html_sha256, true));
    if (row.document.draft)
        return verdict("av", "alerta", "Es un proyecto.",
                       "Se emitió aquí como proyecto y no tiene efectos mientras no se apruebe.",
                       facts);
    return verdict("ok", "visto", head,
                   "Compare el número y la fecha con los del documento que tiene a la vista.",
                   facts);
}

Value by_code(const std::string& code, const Visit& visit) {
    const auto row = visit.cases.queries().document_by_code(code);
    if (!row)
        return verdict("mal", "error", "Ningún documento emitido aquí tiene ese código.",
                       "Revise que esté bien copiado. Si coincide con lo impreso, el documento no "
                       "es auténtico: comuníquelo a la entidad.");
    return told(visit, *row, "El documento es auténtico.");
}

Value by_file(const Upload& upload, const Visit& visit, workflows::DocumentFiles& files) {
    using Outcome = workflows::DocumentFiles::Outcome;
    const std::string hash = engine::sha256_hex(upload.bytes);
    // Anybody may ask: a file that is not kept here costs no look at the documents.
    if (visit.house.contents().has(hash)) {
        const auto answer = files.find(visit.cases.queries(), hash);
        if (answer.outcome == Outcome::found)
            return told(visit, answer.row, "El archivo es idéntico al emitido.");
        if (answer.outcome == Outcome::not_read_yet)
            return verdict("av", "reloj", "Todavía no se puede responder.",
                           "El servidor acaba de iniciarse y está leyendo los documentos. Vuelva a "
                           "comparar en un momento, o pruebe con el código impreso.");
    }
    Value facts = Value::array();
    facts.push_back(fact("SHA-256 de su archivo", hash, true));
    return verdict("mal", "error", "El archivo no coincide con ningún documento emitido aquí.",
                   "Puede haberse vuelto a guardar o estar alterado. Pruebe con el código impreso.",
                   facts);
}

const Upload* file_of(const Request& request) {
    for (const Upload& each : request.uploads) {
        if (each.field == "archivo" && !each.bytes.empty()) return &each;
    }
    return nullptr;
}

}  // namespace

Response verification_page(const Request& request, Visit& visit, workflows::DocumentFiles& files) {
    const std::string* asked = request.asked("codigo");
    std::string error;
    Value result;
    if (request.method == "POST") {
        const Upload* upload = file_of(request);
        result = upload == nullptr
                     ? verdict("av", "alerta", "No llegó ningún archivo.", "Elija el PDF primero.")
                     : by_file(*upload, visit, files);
    } else if (asked != nullptr && !asked->empty()) {
        const auto code = forms::parse_verification_code(*asked);
        if (code) {
            result = by_code(*code, visit);
        } else {
            error = code.error().message +
                    (code.error().remedy.empty() ? "" : " " + code.error().remedy);
        }
    }
    Page page;
    page.title = "Verificar un documento";
    page.section = "/verificacion";
    page.with_errors = !error.empty();
    page.status = error.empty() ? 200 : 422;
    page.body = render("verificacion", {{"recursos", asset_paths()},
                                        {"resultado", result},
                                        {"error_codigo", error},
                                        {"codigo", asked == nullptr ? "" : *asked},
                                        {"ficha", visit.form_token}});
    return to_response(page, visit);
}

}  // namespace web
