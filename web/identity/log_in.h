#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "web/identity/attempts.h"
#include "web/identity/client_attempts.h"
#include "web/identity/identity_source.h"

namespace web {

// How a try to log in ended.
struct LogInAnswer {
    enum class Outcome {
        entered,         // `person` it is
        must_change,     // it is, but with a password that somebody else chose
        refused,         // name or password wrong: `tries_left`, or `wait` until the next
        waiting,         // not even tried: too many wrong ones for that name; `wait`
        client_waiting,  // not even tried: too many wrong ones from that address; `wait`
        blocked,         // the right password of an account that may not come in
        busy,            // too many people at once; nothing was tried
    };
    Outcome outcome = Outcome::refused;
    std::string person;
    int tries_left = 0;
    std::chrono::seconds wait{0};
};

// Name and password against every source in order, with the lock-out. Thread safe; what it is given
// outlives it.
class LogIn {
 public:
    using IsMember = std::function<bool(const std::string& person)>;

    LogIn(std::vector<IdentitySource*> sources, Attempts& attempts, ClientAttempts& client_attempts,
          IsMember is_member);

    // `login` as typed; `client` is the address it comes from, as a trusted proxy says it
    // (Request::client). The same answers and the same work whether the name exists or not.
    LogInAnswer with(const std::string& login, const std::string& password,
                     const std::string& client);

 private:
    Recognition ask_sources(const std::string& login, const std::string& password);

    std::vector<IdentitySource*> sources_;
    Attempts& attempts_;
    ClientAttempts& client_attempts_;
    IsMember is_member_;
};

}  // namespace web
