#include "engine/calendar/lima_time.h"
#include "web/api/json_words.h"
#include "web/api/operations.h"
#include "web/problem_response.h"
#include "workflows/document_comparison.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;
using workflows::CaseDocument;

const char* change_word(forms::Change change) {
    switch (change) {
        case forms::Change::added:
            return "agregado";
        case forms::Change::removed:
            return "quitado";
        case forms::Change::altered:
            return "cambiado";
        case forms::Change::same:
            break;
    }
    return "igual";
}

Problem no_such_document() {
    return {Refusal::not_found, "No existe ese documento.", "",
            "Vea los documentos del expediente."};
}

Result<CaseDocument> document_of(const Request& request, Visit& visit) {
    const auto organization = visit.cases.organization();
    if (!organization) return organization.error();
    const auto view = visit.cases.see(case_of(request), visit.person, *organization);
    if (!view) return view.error();
    for (const CaseDocument& each : view->state.documents) {
        if (each.id == request.matched.at("documento") &&
            std::to_string(each.version) == request.matched.at("version"))
            return each;
    }
    return no_such_document();
}

Response bytes(const Request& request, Visit& visit, const std::string& sha256,
               const std::string& media_type) {
    auto content = visit.cases.content(sha256);
    if (!content) return problem_response(request, no_such_document());
    Response response{200, media_type, std::move(*content)};
    response.headers.emplace_back("Content-Security-Policy",
                                  "sandbox; default-src 'none'; style-src 'unsafe-inline'");
    return response;
}

Response html(const Request& request, Visit& visit) {
    const auto document = document_of(request, visit);
    if (!document) return problem_response(request, document.error());
    return bytes(request, visit, document->html, "text/html; charset=utf-8");
}

Response pdf(const Request& request, Visit& visit) {
    const auto document = document_of(request, visit);
    if (!document) return problem_response(request, document.error());
    if (document->pdf.empty()) {
        return problem_response(request,
                                Problem{Refusal::not_found, "El PDF todavía se prepara.", "",
                                        "Pídalo otra vez en un minuto; el HTML ya está."});
    }
    return bytes(request, visit, document->pdf, "application/pdf");
}

Value words_of(const std::vector<forms::ComparedWords>& cell) {
    Value words = Value::array();
    for (const auto& each : cell)
        words.push_back({{"cambio", change_word(each.change)}, {"texto", each.text}});
    return words;
}

Response comparison(const Request& request, Visit& visit) {
    const auto organization = visit.cases.organization();
    if (!organization) return problem_response(request, organization.error());
    const auto view = visit.cases.see(case_of(request), visit.person, *organization);
    if (!view) return problem_response(request, view.error());
    const std::string* older = request.asked("de");
    const std::string* newer = request.asked("a");
    const auto compared =
        workflows::compare_versions(visit.cases, view->state, request.matched.at("documento"),
                                    older ? *older : "", newer ? *newer : "");
    if (!compared) return problem_response(request, compared.error());
    Value blocks = Value::array();
    for (const auto& block : compared->text.blocks) {
        Value cells = Value::array();
        for (const auto& cell : block.cells) cells.push_back(words_of(cell));
        blocks.push_back({{"cambio", change_word(block.change)},
                          {"fila", block.is_row},
                          {"celdas", std::move(cells)}});
    }
    return json_response({{"documento", compared->newer.id},
                          {"de", compared->older.version},
                          {"a", compared->newer.version},
                          {"cambiados", compared->text.altered},
                          {"agregados", compared->text.added},
                          {"quitados", compared->text.removed},
                          {"bloques", std::move(blocks)}});
}

// The bytes wait under their hash until an act names them; nobody can fetch them before.
Response attach(const Request& request, Visit& visit) {
    const std::string* name = request.asked("nombre");
    if (name == nullptr || name->empty() || name->size() > 200 ||
        name->find_first_of("/\\") != std::string::npos) {
        return problem_response(
            request,
            Problem{Refusal::invalid, "Falta ?nombre=, sin carpetas y hasta 200 caracteres.",
                    "nombre", "Por ejemplo ?nombre=informe-0009.pdf."});
    }
    if (request.body.empty()) {
        return problem_response(request,
                                Problem{Refusal::invalid, "El archivo está vacío.", "cuerpo",
                                        "Envíe sus bytes como application/octet-stream."});
    }
    return json_response(visit.cases.attach(*name, request.body), 201);
}

Response check_code(const Request& request, Visit& visit) {
    const auto row = visit.cases.queries().document_by_code(request.matched.at("codigo"));
    if (!row) return problem_response(request, no_such_document());
    return json_response({{"titulo", row->document.title},
                          {"numero", row->document.number},
                          {"codigo", row->document.code},
                          {"emitido", engine::calendar::to_local_text(row->issued)},
                          {"proyecto", row->document.draft},
                          {"html", row->document.html_sha256}});
}

}  // namespace

Operations document_operations() {
    const std::string one = "/expedientes/{expediente}/documentos/{documento}/{version}";
    return {
        {"GET",
         one,
         Access::token,
         "Un documento tal como se emitió",
         {},
         "",
         200,
         "text/html",
         html},
        {"GET",
         one + "/pdf",
         Access::token,
         "Su PDF archivado",
         {},
         "",
         200,
         "application/pdf",
         pdf},
        {"GET",
         "/expedientes/{expediente}/comparaciones/{documento}",
         Access::token,
         "Qué dice una versión de un documento que otra no dice",
         {{"query", "de", true, "La versión de antes"},
          {"query", "a", true, "La versión de después"}},
         "",
         200,
         "Comparacion",
         comparison},
        {"POST",
         "/archivos",
         Access::token,
         "Guarda un archivo para un acto que lo lleve",
         {{"query", "nombre", true, "Cómo se llama el archivo"}},
         "binary",
         201,
         "Archivo",
         attach},
        {"GET",
         "/verificacion/{codigo}",
         Access::open,
         "Si un documento con ese código se emitió aquí",
         {},
         "",
         200,
         "Verificado",
         check_code},
    };
}

}  // namespace web
