#include "web/api/json_words.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "engine/base/utf8.h"
#include "engine/calendar/lima_time.h"
#include "web/http/percent.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;

// "2023-06-28T09:05:00-05:00".
std::string moment(engine::durable::Instant instant) {
    std::string text = engine::calendar::to_local_text(instant);
    if (text.size() > 10) text[10] = 'T';
    return text + ":00-05:00";
}

}  // namespace

Response json_response(const Value& value, int status) {
    return {status, "application/json", value.dump() + "\n"};
}

Value offer_json(const workflows::Offer& offer) {
    return {{"evento", offer.act->event},
            {"rotulo", offer.act->label},
            {"por", offer.standing.behalf},
            {"tarea", offer.task}};
}

Value inbox_json(const workflows::InboxLine& line) {
    Value acts = Value::array();
    for (std::size_t i = 0; i < line.acts.size(); ++i)
        acts.push_back({{"evento", line.events[i]}, {"rotulo", line.acts[i]}});
    return {{"expediente", line.id.value},
            {"asunto", line.title},
            {"procedimiento", line.package_title},
            {"estado", line.status},
            {"tarea", line.task},
            {"titulo", line.task_title},
            {"vence", line.due},
            {"por", line.behalf},
            {"actos", acts}};
}

Value row_json(const workflows::CaseLine& line) {
    return {{"expediente", line.id.value},
            {"asunto", line.title},
            {"procedimiento", line.package_title},
            {"estado", line.status},
            {"terminado", line.ended},
            {"vence", line.due},
            {"abierto", moment(line.opened)},
            {"movido", moment(line.updated)}};
}

Value document_json(const workflows::CaseDocument& document) {
    return {{"documento", document.id},   {"version", document.version},
            {"titulo", document.title},   {"numero", document.number},
            {"fecha", document.date},     {"codigo", document.code},
            {"proyecto", document.draft}, {"contenido", document.content},
            {"html", document.html},      {"pdf", document.pdf}};
}

Value case_json(const workflows::CaseView& view) {
    const auto& state = view.state;
    Value active = Value::array(), tasks = Value::array(), terms = Value::array(),
          acts = Value::array(), documents = Value::array();
    for (const auto& [id, entry] : state.entries) active.push_back(id);
    for (const auto& each : state.tasks)
        tasks.push_back({{"tarea", each.id}, {"titulo", each.title}, {"vence", each.due}});
    for (const auto& each : state.terms) {
        terms.push_back({{"plazo", each.id},
                         {"vence", each.due},
                         {"original", each.original},
                         {"ampliado", each.extended},
                         {"vencido", each.fired},
                         {"activo", each.active}});
    }
    for (const auto& each : view.offers) acts.push_back(offer_json(each));
    for (const auto& each : state.documents) documents.push_back(document_json(each));
    return {{"expediente", view.id.value},
            {"asunto", state.title},
            {"procedimiento", view.package->title},
            {"version", view.package->version},
            {"estado", state.status},
            {"estados", active},
            {"terminado", state.ended},
            {"entrada", view.sequence},
            {"tareas", tasks},
            {"plazos", terms},
            {"actos", acts},
            {"documentos", documents}};
}

Value entry_json(const workflows::TrailLine& line) {
    return {{"entrada", line.sequence},
            {"momento", line.when},
            {"texto", line.text},
            {"consecuencias", line.consequences},
            {"huella", line.hash}};
}

// "12,programa=9c1e…,informe=04ab…"
std::string act_tag(const workflows::CaseView& view, const workflows::Offer& offer) {
    std::map<std::string, std::string> newest;
    for (const auto& each : view.state.documents) newest[each.id] = each.content;
    std::string tag = "\"" + std::to_string(offer.entry);
    for (const auto& [id, content] : newest) tag += "," + percent_encoded(id) + "=" + content;
    return tag + "\"";
}

engine::Result<SeenAct> read_act_tag(const std::string& tag) {
    const Problem unknown{Refusal::invalid, "If-Match no es un ETag de un acto.", "If-Match",
                          "Ponga el ETag que respondió GET sobre el acto, con sus comillas."};
    if (tag.size() < 3 || tag.front() != '"' || tag.back() != '"') return unknown;
    std::string_view rest(tag.data() + 1, tag.size() - 2);
    SeenAct seen;
    const auto number = std::from_chars(rest.data(), rest.data() + rest.size(), seen.entry);
    if (number.ec != std::errc{} || seen.entry <= 0) return unknown;
    rest.remove_prefix(static_cast<std::size_t>(number.ptr - rest.data()));
    while (!rest.empty()) {
        if (rest.front() != ',') return unknown;
        rest.remove_prefix(1);
        const auto end = std::min(rest.find(','), rest.size());
        const auto equals = rest.find('=');
        if (equals >= end) return unknown;
        const auto id = percent_decoded(rest.substr(0, equals));
        if (!id || !engine::is_valid_utf8(*id)) return unknown;
        seen.documents[*id] = std::string(rest.substr(equals + 1, end - equals - 1));
        rest.remove_prefix(end);
    }
    return seen;
}

engine::Result<Value> body_object(const Request& request, const std::vector<std::string>& known) {
    if (request.body.empty()) return Value::object();
    auto body = engine::parse_json(request.body, "cuerpo");
    if (!body) return body.error();
    if (!body->is_object()) {
        return Problem{Refusal::invalid, "El cuerpo debe ser un objeto JSON.", "cuerpo",
                       "Vea /api/v1/openapi.json."};
    }
    for (const auto& [name, value] : body->items()) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            return Problem{Refusal::invalid, "No se conoce «" + name + "».", name,
                           "Vea /api/v1/openapi.json."};
        }
    }
    return std::move(*body);
}

engine::Result<std::string> text_member(const Value& object, const std::string& name,
                                        const std::string& absent) {
    const auto found = object.find(name);
    if (found == object.end()) return absent;
    if (!found->is_string())
        return Problem{Refusal::invalid, "«" + name + "» debe ser un texto.", name, "Corríjalo."};
    return found->get<std::string>();
}

}  // namespace web
