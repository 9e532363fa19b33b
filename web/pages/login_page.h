#pragma once

#include "web/identity/identity.h"
#include "web/routes.h"
#include "web/visit.h"

namespace web {

// /ingresar, /ingresar/clave (a password that somebody else chose must be changed first), /salir.
// `identity` outlives the routes.
Routes login_routes(Identity& identity);

// The answer, 401, to a form whose session is over: the log-in page, which keeps what was typed and
// offers to send it again afterwards. The visit is of nobody.
Response session_ended(const Request& request, Visit& visit);

// Tells the words of a wait: "1 minuto", "16 minutos", "40 segundos".
std::string wait_words(std::chrono::seconds wait);

}  // namespace web
