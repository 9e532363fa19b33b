#include "web/identity/log_in.h"

#include "web/identity/accounts.h"
#include "web/identity/password_rules.h"

namespace web {

using Outcome = LogInAnswer::Outcome;
using Kind = Recognition::Kind;

LogIn::LogIn(std::vector<IdentitySource*> sources, Attempts& attempts,
             ClientAttempts& client_attempts, IsMember is_member)
    : sources_(std::move(sources)),
      attempts_(attempts),
      client_attempts_(client_attempts),
      is_member_(std::move(is_member)) {
}

Recognition LogIn::ask_sources(const std::string& login, const std::string& password) {
    for (IdentitySource* source : sources_) {
        auto answer = source->recognise(login, password);
        if (answer.kind != Kind::unknown) return answer;
    }
    return {};
}

LogInAnswer LogIn::with(const std::string& typed, const std::string& password,
                        const std::string& client) {
    if (const auto wait = client_attempts_.begin(client))
        return {Outcome::client_waiting, "", 0, *wait};
    const std::string login = canonical_login(typed);
    const Permit permit = attempts_.begin(login);
    if (!permit.allowed) {
        client_attempts_.withdraw(client);
        return {Outcome::waiting, "", 0, permit.wait};
    }

    // Some directories let anybody in with an empty password; nobody's is longer than we allow.
    constexpr std::size_t most_bytes = 4 * longest_password;
    const bool possible = !password.empty() && password.size() <= most_bytes;
    const Recognition known = ask_sources(possible ? login : "", password.substr(0, most_bytes));

    if (known.kind != Kind::unknown) client_attempts_.withdraw(client);
    switch (known.kind) {
        case Kind::busy:
            attempts_.withdraw(login);
            return {Outcome::busy, "", 0, {}};
        case Kind::unknown:
            return {Outcome::refused, "", permit.tries_left, permit.wait};
        case Kind::blocked:
            return {Outcome::blocked, known.person, 0, {}};
        case Kind::known:
            break;
    }
    attempts_.clear(login);
    if (!is_member_(known.person)) return {Outcome::blocked, known.person, 0, {}};
    return {known.must_change ? Outcome::must_change : Outcome::entered, known.person, 0, {}};
}

}  // namespace web
