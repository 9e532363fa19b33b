#pragma once

#include <map>
#include <string>

#include "web/identity/identity.h"
#include "web/jobs/job_runner.h"
#include "web/page.h"
#include "web/pages/desk.h"
#include "web/pages/hook_desk.h"
#include "web/pages/mail_desk.h"

namespace web {

// What the pages of administration stand on besides the visit. Borrowed; thread safe.
struct AdminGround {
    Identity& identity;
    JobRunner& jobs;
    MailDesk& mail;
    HookDesk& hooks;
};

// For whoever administers; everybody else is refused, in words. The rule is the engine's
// (workflows/administration.h), which asks again when anything is recorded.
engine::Result<Desk> open_admin(const Visit& visit);

// A page below /administracion, with the tabs above it. `tab` is the last part of the tab's path.
Page admin_page(const std::string& title, const std::string& tab);
Html admin_tabs(const std::string& tab);

// {"clase","icono","texto"} for a notice above the page.
engine::Value done_notice(const std::string& text);
engine::Value error_notice(const std::string& text);
// The notice that ?hecho= asks for; null without.
engine::Value asked_notice(const Request& request, const std::map<std::string, std::string>& said);

// What was typed; "" without. Blanks around it do not count.
std::string typed_in(const Request& request, const std::string& name);

// Message and remedy in one line, as pages say a refusal.
std::string in_words(const engine::Problem& problem);

// People as choices of a <select>: {"valor","texto","elegido"}, in order of name.
engine::Value people_choices(const workflows::Organization& organization,
                             const std::string& chosen);

}  // namespace web
