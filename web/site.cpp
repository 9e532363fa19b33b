#include "web/site.h"

#include "web/admission.h"
#include "web/http/percent.h"
#include "web/theme.h"

namespace web {
namespace {

// The address as it was asked for, to come back to.
std::string address_of(const Request& request) {
    std::string address;
    for (const char c : request.path)
        address += c == '/' ? "/" : percent_encoded(std::string(1, c));
    char separator = '?';
    for (const auto& [name, value] : request.query) {
        address += separator + percent_encoded(name) + "=" + percent_encoded(value);
        separator = '&';
    }
    return address;
}

}  // namespace

Site::Site(Ground ground, Routes routes) : ground_(std::move(ground)), router_(std::move(routes)) {
}

Response Site::fault(const Request& request, int status, const std::string& message) const {
    if (is_for_programs(request.path)) return fault_json({status, message}, "");
    return ground_.fault_page({status, message}, "");
}

Response Site::unknown_visitor(const Request& request, Access access, Visit nobody) const {
    if (access == Access::session && request.method == "GET")
        return see_other("/ingresar?volver=" + percent_encoded(address_of(request)));
    if (access == Access::session && ground_.session_ended)
        return ground_.session_ended(request, nobody);
    Response response =
        fault(request, 401,
              is_for_programs(request.path) ? "Falta «Authorization: Bearer» con una clave vigente."
                                            : "No se registró ningún acto.");
    if (access == Access::token) response.headers.emplace_back("WWW-Authenticate", "Bearer");
    return response;
}

Visit Site::visit_of(const Request& request, const std::optional<Visitor>& visitor,
                     workflows::Cases& cases) const {
    return {ground_.house,
            cases,
            ground_.clock,
            ground_.drafts,
            visitor ? visitor->person : "",
            visitor ? visitor->form_token : "",
            ground_.demo,
            theme_of(request),
            ground_.tally};
}

Response Site::answer(Request& request, workflows::Cases& cases) const {
    auto found = router_.find(request.method, request.path);
    if (found.route == nullptr) {
        if (found.allowed.empty()) return fault(request, 404, "");
        Response response = fault(request, 405, "");
        response.headers.emplace_back("Allow", found.allowed);
        return response;
    }
    request.matched = std::move(found.matched);
    const auto visitor = ground_.gate.visitor(request);
    if (const auto why = turned_away(request, *found.route, visitor)) {
        switch (*why) {
            case TurnedAway::unknown:
                return unknown_visitor(request, found.route->access, visit_of(request, {}, cases));
            case TurnedAway::forged:
                return fault(request, 403,
                             "El formulario ya no es válido. No se registró ningún acto. Abra la "
                             "página otra vez y repita lo que hizo.");
            case TurnedAway::beyond_token:
                return fault(request, 403, "El permiso de esta clave no alcanza para esto.");
        }
    }
    Visit visit = visit_of(request, visitor, cases);
    return found.route->answer(request, visit);
}

std::function<Answer()> Site::answer_maker() {
    return [this]() -> Answer {
        std::shared_ptr<workflows::Cases> cases = ground_.house.make_cases();
        return [this, cases](Request& request) { return answer(request, *cases); };
    };
}

}  // namespace web
