#include "web/identity/change_permit.h"

#include "web/identity/secret.h"

namespace web {
namespace {

constexpr std::chrono::minutes lifetime(30);

std::string proof_of(const Account& account, engine::durable::Instant until) {
    return derived_secret(account.password, "cambiar " + account.login + " " +
                                                std::to_string(until.time_since_epoch().count()));
}

}  // namespace

ChangePermit change_permit(const Account& account, engine::durable::Instant now) {
    const auto until = now + lifetime;
    return {until, proof_of(account, until)};
}

bool holds(const ChangePermit& permit, const Account& account, engine::durable::Instant now) {
    return now < permit.until && account.must_change && !account.blocked &&
           secrets_match(permit.proof, proof_of(account, permit.until));
}

}  // namespace web
