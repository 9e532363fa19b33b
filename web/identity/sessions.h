#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/durable/clock.h"
#include "web/identity/access_store.h"
#include "web/identity/identity_settings.h"
#include "web/identity/random_source.h"

namespace web {

struct Session {
    std::int64_t number = 0;  // good to be shown; opens nothing
    std::string person;
    engine::durable::Instant opened;
    engine::durable::Instant seen;  // to the minute
    std::string client;             // address from which it was opened
    std::string device;             // "Firefox en Windows"
};

// Who is logged in, where. What a browser holds is a secret of 256 bits; the store holds its
// SHA-256. Thread safe.
class Sessions {
 public:
    Sessions(AccessStore& store, const engine::durable::Clock& clock, RandomSource& random,
             SessionLimits limits);

    // The new session's secret, for the cookie: always new, so that a secret that somebody planted
    // in the browser before the log-in is worth nothing after it.
    std::string open(const std::string& person, const std::string& client,
                     const std::string& device);

    // The session, and notes that it was used; nullopt when it is unknown, was closed or is over,
    // or when its account is blocked.
    std::optional<Session> use(const std::string& secret);

    void close(const std::string& secret);
    // One of this person's; false: there is no such session.
    bool close_one(const std::string& person, std::int64_t number);
    // Says how many. `except`: a secret whose session stays; empty: none.
    int close_all(const std::string& person, const std::string& except = "");

    // Those that are not over, the one used last first.
    std::vector<Session> of(const std::string& person);

    // What every form of that session carries, against forms made by others. Needs no store: it can
    // be recognised even when the session is over.
    static std::string form_token(const std::string& secret);

 private:
    engine::durable::Instant oldest_opened() const;
    engine::durable::Instant oldest_seen() const;

    AccessStore& store_;
    const engine::durable::Clock& clock_;
    RandomSource& random_;
    SessionLimits limits_;
};

}  // namespace web
