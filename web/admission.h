#pragma once

#include <optional>

#include "web/gate.h"
#include "web/http/request.h"
#include "web/http/response.h"
#include "web/routes.h"

namespace web {

// Why somebody is turned away at the door. What a person may do in a case is judged in the engine.
enum class TurnedAway {
    unknown,       // nobody we know asks
    forged,        // the form is not one that we gave to this session, or another site sent it
    beyond_token,  // the token does not allow this
};

// nullopt: may come in. Needs nothing but the request and who sends it.
//
// A form that changes something must carry its session's token: in the field "ficha" or in the
// header X-Visado-Ficha. What another site sends is refused besides by its Origin, which also
// covers the forms of those who have not logged in yet. A token of a program opens addresses of the
// API only, and those whose scope it has.
std::optional<TurnedAway> turned_away(const Request& request, const Route& route,
                                      const std::optional<Visitor>& visitor);

}  // namespace web
