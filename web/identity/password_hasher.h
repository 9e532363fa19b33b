#pragma once

#include <string>

#include "engine/base/result.h"
#include "web/identity/identity_settings.h"
#include "web/identity/random_source.h"
#include "web/identity/turnstile.h"

namespace web {

// Passwords as argon2id keeps them: "$argon2id$v=19$m=65536,t=2,p=1$salt$hash". Thread safe. Throws
// std::runtime_error when the memory it needs cannot be had.
class PasswordHasher {
 public:
    // `random` is not kept. The turnstile bounds what runs at once, also together with other users.
    PasswordHasher(HashingCost cost, Turnstile& turnstile, RandomSource& random);

    // Refuses (too_busy()) when too many wait.
    engine::Result<std::string> hash(const std::string& password);

    enum class Match { yes, no, busy };
    // An empty `stored` costs the same work and never matches: so nobody learns by the time of an
    // answer which names have an account.
    Match match(const std::string& stored, const std::string& password);

    // Was it made at another cost than today's?
    bool outdated(const std::string& stored) const;

    static engine::Problem too_busy();

 private:
    HashingCost cost_;
    Turnstile& turnstile_;
    std::string nobodys_;  // well formed, at today's cost, of no password
};

}  // namespace web
