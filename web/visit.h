#pragma once

#include <string>

#include "engine/durable/clock.h"
#include "workflows/cases.h"
#include "workflows/installation.h"

namespace web {

class InboxTally;  // what waits for each person (web/inbox_tally.h)
class Drafts;      // what people typed and have not sent (web/identity/drafts.h)

// What a handler works with while it answers one request, on the thread that answers. Everything
// is borrowed.
struct Visit {
    workflows::Installation& house;
    workflows::Cases& cases;  // this thread's own
    const engine::durable::Clock& clock;
    Drafts& drafts;

    std::string person;      // id in the organisation; empty: not logged in
    std::string form_token;  // stands in every form (hidden field "ficha"), against forged requests
    bool demo = false;       // pages carry "datos de demostración"
    std::string theme = {};  // "claro", "oscuro"; empty: as the device says (web/theme.h)
    InboxTally* tally = nullptr;  // of what waits for whom, for the menu; null: it shows no figures
};

}  // namespace web
