#pragma once

#include <string>

#include "web/identity/accounts.h"

namespace web {

// Proof that somebody gave the right password a moment ago and must choose another before coming
// in. It is made from the kept password, so nothing has to be stored and it is worth nothing once
// the password changed.
struct ChangePermit {
    engine::durable::Instant until;
    std::string proof;
};

ChangePermit change_permit(const Account& account, engine::durable::Instant now);
bool holds(const ChangePermit& permit, const Account& account, engine::durable::Instant now);

}  // namespace web
