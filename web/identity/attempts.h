#pragma once

#include <chrono>
#include <string>

#include "engine/durable/clock.h"
#include "web/identity/access_store.h"
#include "web/identity/identity_settings.h"

namespace web {

// Whether a password may be tried now.
struct Permit {
    bool allowed = false;
    int tries_left = 0;            // should this one be wrong
    std::chrono::seconds wait{0};  // until the next try; rounded up
};

// Wrong tries by log-in name, whether such an account exists or not: the answers must not tell.
// Thread safe.
class Attempts {
 public:
    Attempts(AccessStore& store, const engine::durable::Clock& clock, LockOut rules);

    // Counts the try as wrong at once, so that guesses sent side by side do not slip through.
    Permit begin(const std::string& login);
    // It was not tried after all.
    void withdraw(const std::string& login);
    // It was right.
    void clear(const std::string& login);

 private:
    std::chrono::seconds wait_after(std::int64_t wrong) const;

    AccessStore& store_;
    const engine::durable::Clock& clock_;
    LockOut rules_;
};

}  // namespace web
