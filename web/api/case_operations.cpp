#include <charconv>

#include "web/api/form_schema.h"
#include "web/api/json_words.h"
#include "web/api/operations.h"
#include "web/http/percent.h"
#include "web/problem_response.h"
#include "workflows/case_ballots.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;
using workflows::CaseView;

const Parameter once = {
    "header", "Idempotency-Key", true,
    "Un texto que usted elige para este pedido: si lo repite con la misma clave, no se "
    "hace dos veces y la respuesta es la misma. Hasta 200 caracteres"};
const Parameter if_match = {"header", "If-Match", false,
                            "El ETag de GET sobre el acto: si mientras tanto cambió su estado o un "
                            "documento, se responde 412 y no se hace nada"};

// Calls `answer` with what it needs, or answers with the problem.
template <class Needed, class Answer>
Response with(const Request& request, const Needed& needed, const Answer& answer) {
    if (!needed) return problem_response(request, needed.error());
    return answer(*needed);
}

Result<CaseView> seen_case(const Request& request, Visit& visit) {
    const auto organization = visit.cases.organization();
    if (!organization) return organization.error();
    return visit.cases.see(case_of(request), visit.person, *organization);
}

// The key is the person's: nobody takes somebody else's.
Result<std::string> key_of(const Request& request, const Visit& visit) {
    const std::string* key = request.header("idempotency-key");
    if (key == nullptr || key->empty() || key->size() > 200) {
        return Problem{Refusal::invalid,
                       "Falta el encabezado Idempotency-Key, de 1 a 200 caracteres.",
                       "Idempotency-Key", "Ponga un texto distinto por cada pedido nuevo."};
    }
    return "api:" + visit.person + ":" + *key;
}

Response inbox(const Request& request, Visit& visit) {
    return with(request, visit.cases.inbox(visit.person), [](const auto& lines) {
        Value tasks = Value::array();
        for (const auto& line : lines) tasks.push_back(inbox_json(line));
        return json_response({{"tareas", tasks}});
    });
}

Response procedures(const Request& request, Visit& visit) {
    const auto organization = visit.cases.organization();
    return with(request, organization, [&](const auto& known) {
        Value all = Value::array();
        for (const std::string& name : visit.house.catalog().names()) {
            const auto package = visit.house.catalog().find(name);
            if (!package || known
                                .standings(visit.person, (*package)->starters, Value::object(),
                                           visit.cases.today())
                                .empty())
                continue;
            all.push_back({{"procedimiento", name},
                           {"titulo", (*package)->title},
                           {"version", (*package)->version}});
        }
        return json_response({{"procedimientos", all}});
    });
}

Response list(const Request& request, Visit& visit) {
    const auto organization = visit.cases.organization();
    if (!organization) return problem_response(request, organization.error());
    workflows::CaseId before;
    if (const std::string* from = request.asked("desde"))
        std::from_chars(from->data(), from->data() + from->size(), before.value);
    const std::string* wanted = request.asked("buscar");
    const auto page = workflows::list_cases(
        visit.cases, visit.person, *organization, before, [&](const auto& line) {
            return wanted == nullptr || matches_search(*wanted, line.title, line.id);
        });
    return with(request, page, [](const workflows::CasePage& found) {
        Value rows = Value::array();
        for (const auto& line : found.lines) rows.push_back(row_json(line));
        Value next = found.next.value == 0 ? Value() : Value(found.next.value);
        return json_response({{"expedientes", rows}, {"desde", next}});
    });
}

Response open_case(const Request& request, Visit& visit) {
    const auto body = body_object(request, {"procedimiento", "asunto", "ajustes"});
    if (!body) return problem_response(request, body.error());
    const auto package = text_member(*body, "procedimiento");
    if (!package) return problem_response(request, package.error());
    const auto title = text_member(*body, "asunto");
    if (!title) return problem_response(request, title.error());
    const auto key = key_of(request, visit);
    if (!key) return problem_response(request, key.error());
    bool known = false;
    for (const std::string& name : visit.house.catalog().names()) known = known || name == *package;
    if (!known || title->empty()) {
        return problem_response(
            request,
            Problem{Refusal::invalid, known ? "Falta «asunto»." : "No existe el procedimiento.",
                    known ? "asunto" : "procedimiento", "Vea GET /procedimientos."});
    }
    Value options = {{"title", *title}};
    if (body->contains("ajustes")) options["profile"] = (*body)["ajustes"];
    const auto opened = visit.cases.open(*package, visit.person, std::move(options), *key);
    return with(request, opened, [](workflows::CaseId id) {
        Response response = json_response({{"expediente", id.value}}, 201);
        response.headers.emplace_back("Location",
                                      api_root + ("/expedientes/" + std::to_string(id.value)));
        return response;
    });
}

Response show(const Request& request, Visit& visit) {
    return with(request, seen_case(request, visit),
                [](const CaseView& view) { return json_response(case_json(view)); });
}

Response history(const Request& request, Visit& visit) {
    const auto organization = visit.cases.organization();
    if (!organization) return problem_response(request, organization.error());
    return with(request, seen_case(request, visit), [&](const CaseView& view) {
        Value entries = Value::array();
        for (const auto& row : visit.cases.queries().entries(view.id)) {
            auto line = workflows::tell(row, *organization);
            if (line.secret && line.actor != visit.person &&
                !workflows::reads_names(*view.package, view.state, *organization, line.event,
                                        visit.person))
                workflows::take_name_out(line);
            entries.push_back(entry_json(line));
        }
        return json_response({{"entradas", entries}});
    });
}

const workflows::Offer* offer_of(const CaseView& view, const std::string& event,
                                 const std::string& behalf) {
    for (const auto& each : view.offers) {
        if (each.act->event == event && (behalf.empty() || each.standing.behalf == behalf))
            return &each;
    }
    return nullptr;
}

Response describe_act(const Request& request, Visit& visit) {
    const auto view = seen_case(request, visit);
    if (!view) return problem_response(request, view.error());
    const std::string& event = request.matched.at("acto");
    const workflows::Offer* offer = offer_of(*view, event, "");
    const workflows::Act* act = offer == nullptr ? nullptr : offer->act;
    for (const auto& each : view->package->procedure.acts) {
        if (act == nullptr && each.event == event) act = &each;
    }
    if (act == nullptr) {
        return problem_response(
            request, Problem{Refusal::not_found, "Este procedimiento no tiene ese acto.", event,
                             "Vea los actos del expediente."});
    }
    const auto form = visit.cases.form_of(*view, *act, visit.person);
    if (!form) return problem_response(request, form.error());
    Response response = json_response({{"evento", act->event},
                                       {"rotulo", act->label},
                                       {"abierto", offer != nullptr},
                                       {"por", offer == nullptr ? "" : offer->standing.behalf},
                                       {"sustento_obligatorio", act->comment_required},
                                       {"secreto", act->is_secret()},
                                       {"datos", form_schema(*form)}});
    if (offer != nullptr) response.headers.emplace_back("ETag", act_tag(*view, *offer));
    return response;
}

Response precondition_failed(const Request& request) {
    Response response =
        problem_response(request, Problem{Refusal::stale, "Cambió lo que usted tenía a la vista.",
                                          "If-Match", "Vuelva a leer el expediente y el acto."});
    response.status = 412;
    return response;
}

Response act(const Request& request, Visit& visit) {
    const auto body = body_object(request, {"datos", "sustento", "por"});
    if (!body) return problem_response(request, body.error());
    const auto comment = text_member(*body, "sustento");
    if (!comment) return problem_response(request, comment.error());
    const auto behalf = text_member(*body, "por");
    if (!behalf) return problem_response(request, behalf.error());
    const auto key = key_of(request, visit);
    if (!key) return problem_response(request, key.error());
    const auto view = seen_case(request, visit);
    if (!view) return problem_response(request, view.error());

    workflows::CaseRequest wanted;
    wanted.event = request.matched.at("acto");
    wanted.data = body->value("datos", Value::object());
    wanted.actor = visit.person;
    wanted.behalf = *behalf;
    wanted.comment = *comment;
    if (const std::string* tag = request.header("if-match"); tag != nullptr && *tag != "*") {
        const auto seen = read_act_tag(*tag);
        if (!seen) return problem_response(request, seen.error());
        wanted.seen_entry = seen->entry;
        wanted.seen_documents = seen->documents;
    }
    const auto answer = visit.cases.act(view->id, wanted, *key);
    if (!answer && answer.error().kind == Refusal::stale) return precondition_failed(request);
    return with(request, answer, [&](const engine::durable::Answer& done) {
        return json_response({{"expediente", view->id.value},
                              {"entrada", done.sequence},
                              {"estado", done.value.value("status", "")},
                              {"terminado", done.value.value("ended", false)},
                              {"documentos", done.value.value("documents", Value::array())}});
    });
}

Response comment(const Request& request, Visit& visit) {
    const auto body = body_object(request, {"texto"});
    if (!body) return problem_response(request, body.error());
    const auto text = text_member(*body, "texto");
    if (!text) return problem_response(request, text.error());
    const auto key = key_of(request, visit);
    if (!key) return problem_response(request, key.error());
    const auto view = seen_case(request, visit);
    if (!view) return problem_response(request, view.error());
    workflows::CaseRequest wanted;
    wanted.event = workflows::comment_event;
    wanted.actor = visit.person;
    wanted.comment = *text;
    const auto answer = visit.cases.act(view->id, wanted, *key);
    return with(request, answer, [&](const engine::durable::Answer& done) {
        return json_response({{"expediente", view->id.value},
                              {"entrada", done.sequence},
                              {"estado", view->state.status},
                              {"terminado", view->state.ended}});
    });
}

}  // namespace

Operations case_operations() {
    const std::string one = "/expedientes/{expediente}";
    return {
        {"GET",
         "/bandeja",
         Access::token,
         "Lo que espera a quien pregunta, lo que vence antes primero",
         {},
         "",
         200,
         "Bandeja",
         inbox},
        {"GET",
         "/procedimientos",
         Access::token,
         "Lo que esta persona puede iniciar",
         {},
         "",
         200,
         "Procedimientos",
         procedures},
        {"GET",
         "/expedientes",
         Access::token,
         "Los expedientes que esta persona puede leer",
         {{"query", "buscar", false, "Palabras del asunto o número"},
          {"query", "desde", false, "Lo que dijo la página anterior"}},
         "",
         200,
         "Lista",
         list},
        {"POST",
         "/expedientes",
         Access::token,
         "Inicia un expediente",
         {once},
         "Apertura",
         201,
         "Abierto",
         open_case},
        {"GET",
         one,
         Access::token,
         "Un expediente y lo que esta persona puede hacer en él",
         {},
         "",
         200,
         "Expediente",
         show},
        {"GET",
         one + "/historial",
         Access::token,
         "Su registro, contado en frases",
         {},
         "",
         200,
         "Historial",
         history},
        {"GET",
         one + "/actos/{acto}",
         Access::token,
         "Qué lleva un acto, y su ETag si está abierto",
         {},
         "",
         200,
         "Formulario",
         describe_act},
        {"POST",
         one + "/actos/{acto}",
         Access::token,
         "Realiza un acto, entero o nada",
         {once, if_match},
         "Actuacion",
         200,
         "Registrado",
         act},
        {"POST",
         one + "/comentarios",
         Access::token,
         "Deja un comentario en el registro",
         {once},
         "Comentario",
         200,
         "Registrado",
         comment},
    };
}

}  // namespace web
