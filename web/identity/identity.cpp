#include "web/identity/identity.h"

namespace web {

Identity::Identity(const std::filesystem::path& directory, const IdentitySettings& settings,
                   const engine::durable::Clock& time, RandomSource& source,
                   const engine::durable::Queries& queries)
    : store_(directory),
      turnstile_(settings.hashing.at_once, settings.hashing.waiting),
      hasher_(settings.cost, turnstile_, source),
      random(source),
      clock(time),
      accounts(store_, time, hasher_),
      attempts(store_, time, settings.lock_out),
      client_attempts(store_, time, settings.client_limit),
      sessions(store_, time, source, settings.sessions),
      drafts(store_, time),
      tokens(store_, time, source),
      hooks(store_, time, source, settings.hooks),
      members(queries),
      log_in({&accounts}, attempts, client_attempts,
             [this](const std::string& person) { return members.contains(person); }),
      gate(sessions, tokens, members) {
}

}  // namespace web
