#pragma once

#include "web/http/response.h"
#include "web/pages/desk.h"
#include "workflows/act_outlook.h"

namespace web {

// For the case's page: every version of every document, newest first; and what was declared about
// them, with the version it was declared on.
engine::Value document_rows(const workflows::CaseView& view, const Desk& desk);
engine::Value opinion_rows(const workflows::CaseView& view, const Desk& desk);

// A file's name in small letters without accents or signs, good for every program:
// "informe_n_5.pdf".
std::string plain_name(const std::string& name);

// "Pasa a «Por visar». Espera a: … Plazo: 7 días hábiles. Se emite: …"
std::string outlook_in_words(const workflows::ActOutlook& outlook);

// GET /expedientes/{expediente}/documentos/{documento}/{version}: the document itself, locked up:
// it may load nothing but what stands in it and run nothing. With "/pdf" its PDF, once it is made.
Response document_html(const Request& request, Visit& visit);
Response document_pdf(const Request& request, Visit& visit);
// GET /expedientes/{expediente}/adjuntos/{sha256}: a file that an act of this case brought; always
// a download, under the name its sender gave it.
Response attachment(const Request& request, Visit& visit);

}  // namespace web
