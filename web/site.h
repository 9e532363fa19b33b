#pragma once

#include <functional>

#include "web/gate.h"
#include "web/http/exchange.h"
#include "web/router.h"
#include "web/visit.h"

namespace web {

// What the site stands on. Borrowed, and thread safe but for what the house says of its parts.
struct Ground {
    workflows::Installation& house;
    const engine::durable::Clock& clock;
    Gate& gate;
    Drafts& drafts;
    bool demo = false;
    FaultPage fault_page = plain_fault_page;  // for people; programs get JSON
    // For a form whose session is over; the visit is nobody's. Without: the fault page.
    std::function<Response(const Request&, Visit&)> session_ended = {};
    InboxTally* tally = nullptr;  // for the menu's figures; null: none
};

// From a request to the handler of its address: who asks, may they come, one Visit. What handlers
// throw passes through (web/http/exchange.h catches it).
class Site {
 public:
    Site(Ground ground, Routes routes);

    // On any thread, with `cases` of that thread. Sets request.matched.
    Response answer(Request& request, workflows::Cases& cases) const;

    // For HttpServer: each thread gets its own Cases. The site must outlive what is made.
    std::function<Answer()> answer_maker();

    const Routes& routes() const { return router_.routes(); }

 private:
    Response fault(const Request& request, int status, const std::string& message) const;
    Response unknown_visitor(const Request& request, Access access, Visit nobody) const;
    Visit visit_of(const Request& request, const std::optional<Visitor>& visitor,
                   workflows::Cases& cases) const;

    Ground ground_;
    Router router_;
};

}  // namespace web
