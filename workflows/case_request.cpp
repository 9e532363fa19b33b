#include "workflows/case_request.h"

#include <algorithm>
#include <set>

#include "engine/base/object_of.h"

namespace workflows {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;

constexpr std::ptrdiff_t longest_comment = 4000;  // characters

}  // namespace

engine::Result<CaseRequest> read_case_request(const Value& request) {
    static const std::set<std::string> known = {"event",   "data", "actor", "behalf",
                                                "comment", "seen", "ballot"};
    const Problem malformed{Refusal::invalid, "El pedido no se entiende.", "",
                            "Indique event, actor y, si hace falta, data y comment."};
    if (!request.is_object()) return malformed;
    for (const auto& [key, value] : request.items()) {
        if (known.count(key) == 0)
            return Problem{Refusal::invalid, "El pedido trae «" + key + "», que no se conoce.", key,
                           "Quítelo."};
    }
    try {
        CaseRequest read;
        read.event = request.at("event").get<std::string>();
        read.actor = request.at("actor").get<std::string>();
        read.behalf = request.value("behalf", "");
        read.comment = request.value("comment", "");
        read.ballot = request.value("ballot", "");
        if (request.contains("data")) read.data = engine::in_canonical_order(request["data"]);
        if (request.contains("seen")) {
            read.seen_entry = request["seen"].value("entry", std::int64_t{0});
            if (request["seen"].contains("documents"))
                read.seen_documents = request["seen"]["documents"];
        }
        const auto characters = std::count_if(read.comment.begin(), read.comment.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        });
        if (characters > longest_comment) {
            return Problem{Refusal::invalid, "El comentario pasa de 4000 caracteres.", "comentario",
                           "Acórtelo o adjunte un informe."};
        }
        return read;
    } catch (const Value::exception&) {
        return malformed;
    }
}

Value to_value(const CaseRequest& request) {
    Value value =
        engine::object_of("event", request.event, "data", request.data, "actor", request.actor,
                          "behalf", request.behalf, "comment", request.comment);
    if (!request.ballot.empty()) value["ballot"] = request.ballot;
    if (request.seen_entry != 0 || !request.seen_documents.empty()) {
        value["seen"] = {{"entry", request.seen_entry}, {"documents", request.seen_documents}};
    }
    return value;
}

}  // namespace workflows
