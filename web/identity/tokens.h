#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/durable/clock.h"
#include "web/identity/access_store.h"
#include "web/identity/random_source.h"

namespace web {

// What a token may be used for; a name of its own each, none contains another.
inline constexpr char scope_read[] = "leer";
inline constexpr char scope_act[] = "actuar";
inline constexpr char scope_administer[] = "administrar";

struct Token {
    std::int64_t number = 0;  // good to be shown; opens nothing
    std::string person;
    std::string name;  // what its owner calls it
    std::set<std::string> scopes;
    engine::durable::Instant created;
    engine::durable::Instant expires;
    std::optional<engine::durable::Instant> used;  // to the minute
    std::optional<engine::durable::Instant> revoked;
};

struct NewToken {
    std::string name;
    std::set<std::string> scopes;
    std::chrono::days lifetime{90};
};

// With what programs speak for a person. The text is shown once, when it is made; the store holds
// its SHA-256. Thread safe.
class Tokens {
 public:
    // What every token begins with, so that a leaked one can be found in files.
    static constexpr char prefix[] = "visado_";
    static constexpr std::chrono::days longest_lifetime{365};
    static constexpr std::int64_t most_tokens = 20;  // of one person, not counting dead ones

    Tokens(AccessStore& store, const engine::durable::Clock& clock, RandomSource& random);

    // The token's text.
    engine::Result<std::string> create(const std::string& person, const NewToken& wanted);
    // The token, and notes that it was used; nullopt when it is unknown, expired or revoked, or
    // when the account of its person is blocked.
    std::optional<Token> use(const std::string& text);
    // One of this person's; false: there is no such token.
    bool revoke(const std::string& person, std::int64_t number);
    void revoke_all(const std::string& person);
    // Dead ones too; the newest first.
    std::vector<Token> of(const std::string& person);
    bool alive(const Token& token) const;

 private:
    AccessStore& store_;
    const engine::durable::Clock& clock_;
    RandomSource& random_;
};

}  // namespace web
