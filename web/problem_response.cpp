#include "web/problem_response.h"

#include "engine/base/value.h"
#include "web/http/fault.h"

namespace web {
namespace {

const char* word_for(engine::Refusal refusal) {
    switch (refusal) {
        case engine::Refusal::invalid:
            return "no_valido";
        case engine::Refusal::not_authorized:
            return "no_autorizado";
        case engine::Refusal::wrong_state:
            return "fuera_de_estado";
        case engine::Refusal::stale:
            return "desactualizado";
        case engine::Refusal::not_found:
            return "no_existe";
        case engine::Refusal::conflict:
            return "en_conflicto";
    }
    return "no_valido";
}

Response as_json(const engine::Problems& problems, int status) {
    engine::Value list = engine::Value::array();
    for (const auto& problem : problems)
        list.push_back({{"motivo", word_for(problem.kind)},
                        {"mensaje", problem.message},
                        {"lugar", problem.place},
                        {"remedio", problem.remedy}});
    const engine::Value value = {{"estado", status}, {"problemas", list}};
    return {status, "application/json; charset=utf-8", value.dump() + "\n"};
}

}  // namespace

int status_of(engine::Refusal refusal) {
    switch (refusal) {
        case engine::Refusal::invalid:
            return 422;
        case engine::Refusal::not_authorized:
            return 403;
        case engine::Refusal::not_found:
            return 404;
        case engine::Refusal::wrong_state:
        case engine::Refusal::stale:
        case engine::Refusal::conflict:
            return 409;
    }
    return 500;
}

Response problem_response(const Request& request, const engine::Problem& problem) {
    return problem_response(request, engine::Problems{problem});
}

Response problem_response(const Request& request, const engine::Problems& problems) {
    const int status = problems.empty() ? 500 : status_of(problems.front().kind);
    if (is_for_programs(request.path)) return as_json(problems, status);
    std::string text;
    for (const auto& problem : problems) text += (text.empty() ? "" : " ") + to_line(problem);
    return plain_fault_page({status, text}, "");
}

}  // namespace web
