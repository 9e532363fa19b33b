#pragma once

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/pages/mail_desk.h"
#include "web/visit.h"

namespace web {

// GET /administracion/correo: settings, what waits or failed, channels at rest. Shows addresses and
// case numbers, never a subject or a text: an administrator reads no case.
Response mail_page(const Request& request, Visit& visit, MailDesk& mail);

// POST /administracion/correo/{prueba,reintentar,reanudar}.
Response mail_test_page(const Request& request, Visit& visit, MailDesk& mail);
Response mail_retry_page(const Request& request, Visit& visit, MailDesk& mail);
Response mail_resume_page(const Request& request, Visit& visit, MailDesk& mail);

}  // namespace web
