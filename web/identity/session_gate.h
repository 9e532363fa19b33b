#pragma once

#include "web/gate.h"
#include "web/identity/members.h"
#include "web/identity/sessions.h"
#include "web/identity/tokens.h"

namespace web {

// Knows people by the cookie of a session or by a personal token. A request with a token is judged
// by the token alone, so that a browser's cookie never lends it more.
class SessionGate final : public Gate {
 public:
    // All are kept and outlive it.
    SessionGate(Sessions& sessions, Tokens& tokens, Members& members)
        : sessions_(sessions), tokens_(tokens), members_(members) {}

    std::optional<Visitor> visitor(const Request& request) override;

 private:
    Sessions& sessions_;
    Tokens& tokens_;
    Members& members_;
};

// The secret that the browser sent; empty without.
std::string session_secret(const Request& request);

}  // namespace web
