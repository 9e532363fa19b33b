#pragma once

#include <filesystem>

#include "engine/durable/queries.h"
#include "web/identity/accounts.h"
#include "web/identity/drafts.h"
#include "web/identity/inbound_hooks.h"
#include "web/identity/log_in.h"
#include "web/identity/members.h"
#include "web/identity/session_cookie.h"
#include "web/identity/session_gate.h"
#include "web/identity/sessions.h"
#include "web/identity/tokens.h"

namespace web {

// Who is asking, wired: everything that stands on accesos.db of one data directory. Thread safe.
// Clock, random source and queries are the caller's and outlive it.
class Identity {
 public:
    // Throws engine::durable::StoreFailure.
    Identity(const std::filesystem::path& directory, const IdentitySettings& settings,
             const engine::durable::Clock& clock, RandomSource& random,
             const engine::durable::Queries& queries);

 private:
    AccessStore store_;
    Turnstile turnstile_;
    PasswordHasher hasher_;

 public:
    RandomSource& random;
    const engine::durable::Clock& clock;
    Transport transport = Transport::plain;  // set once, before anybody is served
    Accounts accounts;
    Attempts attempts;
    ClientAttempts client_attempts;
    Sessions sessions;
    Drafts drafts;
    Tokens tokens;
    InboundHooks hooks;
    Members members;
    LogIn log_in;
    SessionGate gate;
};

}  // namespace web
