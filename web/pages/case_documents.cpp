#include "web/pages/case_documents.h"

#include <algorithm>
#include <charconv>

#include "web/page.h"
#include "web/pages/case_history.h"
#include "web/pages/comparison_page.h"
#include "workflows/opinions.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;
using workflows::CaseDocument;
using workflows::CaseView;

Problem no_such_document() {
    return {Refusal::not_found, "No existe ese documento en el expediente.", "",
            "Vuelva al expediente y elíjalo en la lista."};
}

Result<CaseView> seen_case(const Request& request, Visit& visit, const Desk& desk) {
    return visit.cases.see(case_of(request), visit.person, desk.organization);
}

Result<CaseDocument> document_of(const Request& request, Visit& visit) {
    const auto desk = open_desk(visit);
    if (!desk) return desk.error();
    const auto view = seen_case(request, visit, *desk);
    if (!view) return view.error();
    const std::string& id = request.matched.at("documento");
    const std::string& version = request.matched.at("version");
    for (const CaseDocument& each : view->state.documents) {
        if (each.id == id && std::to_string(each.version) == version) return each;
    }
    return no_such_document();
}

Response bytes_of(const std::string& sha256, const std::string& media_type, Visit& visit) {
    auto bytes = visit.cases.content(sha256);
    if (!bytes) return problem_page(no_such_document(), visit);
    Response response{200, media_type, std::move(*bytes)};
    response.headers = {{"X-Content-Type-Options", "nosniff"}, {"Cache-Control", "private"}};
    return response;
}

struct Sense {
    const char *word, *style, *icon;
};

Sense sense_of(const workflows::Opinion& opinion) {
    if (opinion.outdated && !opinion.kept) return {"Visó otra versión", "av", "alerta"};
    const std::string sense = searchable(opinion.sense);
    if (sense.find("observ") != std::string::npos) return {"", "av", "vuelta"};
    if (sense.find("no emitida") != std::string::npos) return {"", "", "reloj"};
    return {"", "ok", "visto"};
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string told(const workflows::Opinion& opinion, const Desk& desk) {
    std::string text;
    if (!opinion.report.empty()) text += "Informe " + opinion.report + ", ";
    text += (text.empty() ? "Sobre la versión " : "sobre la versión ") +
            std::to_string(opinion.version);
    if (!opinion.document.empty()) text += " de «" + opinion.document + "»";
    text += " · " + desk.day(opinion.date);
    if (!opinion.outdated) return text;
    text += ". La vigente es la versión " + std::to_string(opinion.current);
    return text + (opinion.kept ? "; quien la presentó declaró que los cambios no tocan su materia."
                                : ": dijo «" + opinion.sense + "» sobre otra.");
}

}  // namespace

std::string plain_name(const std::string& name) {
    std::string plain;
    for (const char c : searchable(name)) {
        const bool fit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
        plain += fit ? c : '_';
    }
    return plain.empty() || plain.front() == '.' ? "archivo" + plain : plain;
}

Value document_rows(const CaseView& view, const Desk& desk) {
    Value all = Value::array();
    for (auto each = view.state.documents.rbegin(); each != view.state.documents.rend(); ++each) {
        const bool newest = view.state.newest(each->id)->version == each->version;
        const std::string& hash = each->pdf.empty() ? each->html : each->pdf;
        all.push_back({{"camino", case_path(view.id) + "/documentos/" + in_address(each->id) + "/" +
                                      std::to_string(each->version)},
                       {"titulo", each->title},
                       {"numero", each->number},
                       {"pdf", !each->pdf.empty()},
                       {"version", "v" + std::to_string(each->version)},
                       {"fecha", desk.day(each->date)},
                       {"huella", hash},
                       {"huella_corta", short_hash(hash)},
                       {"codigo", each->code},
                       {"comparar", each->version > 1
                                        ? Value(comparison_path(view.id, each->id,
                                                                each->version - 1, each->version))
                                        : Value()},
                       {"clase", !newest       ? ""
                                 : each->draft ? "av"
                                               : "ok"},
                       {"rotulo", !newest       ? "Reemplazado"
                                  : each->draft ? "Proyecto, vigente"
                                                : "Vigente"}});
    }
    return all;
}

Value opinion_rows(const CaseView& view, const Desk& desk) {
    Value all = Value::array();
    for (const auto& opinion : workflows::opinions(view.state)) {
        std::string who = desk.name(opinion.by);
        if (!opinion.behalf.empty()) who += ", por encargo de " + desk.name(opinion.behalf);
        const Sense sense = sense_of(opinion);
        const std::string word = sense.word;
        all.push_back({{"iniciales", initials(desk.name(opinion.by))},
                       {"quien", who},
                       {"detalle", told(opinion, desk)},
                       {"comparar", opinion.outdated
                                        ? Value(comparison_path(view.id, opinion.document_id,
                                                                opinion.version, opinion.current))
                                        : Value()},
                       {"clase", sense.style},
                       {"icono", sense.icon},
                       {"rotulo", word.empty() ? capitalised(opinion.sense) : word}});
    }
    return all;
}

std::string outlook_in_words(const workflows::ActOutlook& outlook) {
    std::string text = outlook.state.empty() ? "El expediente sigue en este paso."
                       : outlook.ends ? "El expediente termina como «" + outlook.state + "»."
                                      : "Pasa a «" + outlook.state + "».";
    for (const std::string& note : outlook.notes) text += " " + note + ".";
    std::string documents;
    for (const std::string& each : outlook.documents)
        documents += (documents.empty() ? "" : ", ") + each;
    if (!documents.empty()) text += " Se emite: " + documents + ".";
    return text;
}

Response document_html(const Request& request, Visit& visit) {
    const auto document = document_of(request, visit);
    if (!document) return problem_page(document.error(), visit);
    Response response = bytes_of(document->html, "text/html; charset=utf-8", visit);
    if (response.status == 200) {
        response.headers.emplace_back(
            "Content-Security-Policy",
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
            "frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
    }
    return response;
}

Response document_pdf(const Request& request, Visit& visit) {
    const auto document = document_of(request, visit);
    if (!document) return problem_page(document.error(), visit);
    if (document->pdf.empty())
        return problem_page(
            {Refusal::not_found, "El PDF de este documento todavía se prepara.", "",
             "Intente otra vez en un minuto; mientras tanto puede leerlo en línea."},
            visit);
    Response response = bytes_of(document->pdf, "application/pdf", visit);
    const std::string name =
        plain_name(document->title + "-v" + std::to_string(document->version)) + ".pdf";
    if (response.status == 200)
        response.headers.emplace_back("Content-Disposition", "inline; filename=\"" + name + "\"");
    return response;
}

Response attachment(const Request& request, Visit& visit) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto view = seen_case(request, visit, *desk);
    if (!view) return problem_page(view.error(), visit);
    const std::string& wanted = request.matched.at("sha256");
    const CaseHistory history = history_of(visit, view->id, *desk);
    for (const auto& files : history.attachments) {
        for (const Attachment& each : files) {
            if (each.sha256 != wanted) continue;
            Response response = bytes_of(each.sha256, "application/octet-stream", visit);
            response.headers.emplace_back("Content-Disposition",
                                          "attachment; filename=\"" + plain_name(each.name) +
                                              "\"; filename*=UTF-8''" + in_address(each.name));
            response.headers.emplace_back("Content-Security-Policy", "sandbox; default-src 'none'");
            return response;
        }
    }
    return problem_page(no_such_document(), visit);
}

}  // namespace web
