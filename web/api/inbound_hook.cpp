#include "web/api/inbound_hook.h"

#include <charconv>

#include "engine/statechart/basic_http.h"
#include "engine/statechart/form_encoding.h"
#include "web/api/json_words.h"
#include "web/http/fault.h"
#include "web/problem_response.h"
#include "web/visit.h"
#include "workflows/case_decider.h"
#include "workflows/hook_event.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::statechart::Event;
using workflows::CaseId;

constexpr std::size_t most_bytes = 64 * 1024;
constexpr std::size_t longest_key = 200;
constexpr char case_parameter[] = "expediente";

std::size_t size_of(const Request& request) {
    std::size_t size = request.body.size();
    for (const Pairs* pairs : {&request.query, &request.fields}) {
        for (const auto& [name, value] : *pairs) size += name.size() + value.size();
    }
    return size;
}

// The message without what is ours: which case it is for.
engine::statechart::HttpMessage message_of(const Request& request) {
    const auto without_case = [](const Pairs& pairs) {
        engine::statechart::FormParameters parameters;
        for (const auto& pair : pairs) {
            if (pair.first != case_parameter) parameters.push_back(pair);
        }
        return engine::statechart::form_encode(parameters);
    };
    engine::statechart::HttpMessage message;
    message.query = without_case(request.query);
    if (const auto* type = request.header("content-type")) message.content_type = *type;
    message.body = request.body.empty() ? without_case(request.fields) : request.body;
    return message;
}

Result<Event> event_of(const Request& request, const InboundHook& hook) {
    if (!request.uploads.empty())
        return Problem{Refusal::invalid, "Un gancho no recibe archivos.", "",
                       "Envíe parámetros o JSON."};
    auto event = engine::statechart::from_http(message_of(request));
    if (!event) return event;
    if (!hook.reach.events.contains(event->name)) {
        std::string allowed;
        for (const auto& each : hook.reach.events) allowed += (allowed.empty() ? "" : ", ") + each;
        return Problem{Refusal::not_authorized, "Este gancho no avisa «" + event->name + "».",
                       "_scxmleventname", "Avisa: " + allowed + "."};
    }
    return event;
}

Problem no_such_case(const std::string& text) {
    return {Refusal::not_found, "Este gancho no alcanza al expediente «" + text + "».",
            case_parameter, "Revise el número."};
}

Result<CaseId> case_of(const Request& request, Visit& visit, const InboundHook& hook) {
    if (hook.reach.stream != 0) return CaseId{hook.reach.stream};
    const std::string* given = request.asked(case_parameter);
    if (given == nullptr) given = request.field(case_parameter);
    if (given == nullptr)
        return Problem{Refusal::invalid, "Falta decir de qué expediente se trata.", case_parameter,
                       "Agregue el parámetro expediente con su número."};
    CaseId id;
    const char* end = given->data() + given->size();
    const auto read = std::from_chars(given->data(), end, id.value);
    if (read.ec != std::errc{} || read.ptr != end) return no_such_case(*given);
    const auto summary = visit.cases.queries().summary(id);
    if (!summary || summary->kind != workflows::case_kind) return no_such_case(*given);
    const auto seen = visit.cases.view(id, "");
    if (!seen || seen->state.package_name != hook.reach.package) return no_such_case(*given);
    return id;
}

// The caller's own; another hook may use the same words.
Result<std::string> key_of(const Request& request, const InboundHook& hook) {
    const std::string* key = request.header("idempotency-key");
    if (key == nullptr || key->empty()) return std::string();
    if (key->size() > longest_key)
        return Problem{Refusal::invalid, "Idempotency-Key pasa de 200 caracteres.",
                       "Idempotency-Key", "Use un texto más corto."};
    return "gancho:" + std::to_string(hook.number) + ":" + *key;
}

Result<engine::durable::Answer> take(const Request& request, Visit& visit,
                                     const InboundHook& hook) {
    const auto event = event_of(request, hook);
    if (!event) return event.error();
    const auto id = case_of(request, visit, hook);
    if (!id) return id.error();
    const auto key = key_of(request, hook);
    if (!key) return key.error();
    return workflows::tell_from_hook(visit.house.runtime(), *id, hook.name, *event, *key);
}

Response hear(const Request& request, Visit& visit, Identity& identity) {
    const auto hook = identity.hooks.find(request.matched.at("secreto"));
    if (!hook) return fault_json({404, "Aquí no hay un gancho, o fue anulado."}, "");
    if (const auto wait = identity.hooks.begin(hook->number)) {
        Response response =
            fault_json({429, "Este gancho recibió demasiados avisos en un minuto."}, "");
        response.headers.emplace_back("Retry-After", std::to_string(wait->count()));
        return response;
    }
    if (size_of(request) > most_bytes) {
        const std::string words = "El aviso pasa de 64 KiB.";
        identity.hooks.note(hook->number, words);
        return fault_json({413, words}, "");
    }
    const auto answer = take(request, visit, *hook);
    identity.hooks.note(hook->number, answer ? "" : engine::to_line(answer.error()));
    if (!answer) return problem_response(request, answer.error());
    return json_response({{"expediente", answer->stream.value},
                          {"entrada", answer->sequence},
                          {"repetido", answer->repeated}});
}

}  // namespace

Routes inbound_hook_routes(Identity& identity) {
    return {{"POST", "/ganchos/{secreto}", Access::open,
             [&identity](const Request& request, Visit& visit) {
                 return hear(request, visit, identity);
             },
             ""}};
}

}  // namespace web
