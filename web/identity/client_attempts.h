#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "engine/durable/clock.h"
#include "web/identity/access_store.h"
#include "web/identity/identity_settings.h"

namespace web {

// Wrong tries by the address they come from, whatever names they are for: who tries one password
// with every name of the office never meets the limit of a single name. Right ones do not count,
// since an office may share one address. Thread safe.
class ClientAttempts {
 public:
    ClientAttempts(AccessStore& store, const engine::durable::Clock& clock, ClientLimit limit);

    // Counts the try as wrong at once (tries side by side do not slip through); nullopt: go on.
    // Otherwise how long that address has to wait, rounded up to seconds.
    std::optional<std::chrono::seconds> begin(const std::string& client);
    // It was not wrong, or not tried after all.
    void withdraw(const std::string& client);

 private:
    AccessStore& store_;
    const engine::durable::Clock& clock_;
    ClientLimit limit_;
};

// Whom we count as one: an IPv4 address; of IPv6 its network of 64 bits, because whoever has one
// address there has them all. What is no address counts as it stands.
std::string client_network(const std::string& address);

}  // namespace web
