#pragma once

#include <map>
#include <string>

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/identity/identity.h"
#include "web/visit.h"

namespace web {

// POST /administracion/personas/{persona}/cuenta, field "paso": crear, restablecer, bloquear,
// desbloquear. A password is made here, shown once on the answer, and must be changed on the first
// occasion. The journal hears of each step first (docs/decisions/0013).
Response account_step(const Request& request, Visit& visit, Identity& identity);

// What ?hecho= may say after a step, added to `more`.
std::map<std::string, std::string> account_words(std::map<std::string, std::string> more);

}  // namespace web
