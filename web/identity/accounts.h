#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/durable/clock.h"
#include "web/identity/access_store.h"
#include "web/identity/identity_source.h"
#include "web/identity/password_hasher.h"

namespace web {

struct Account {
    std::string person;  // id in the organisation
    std::string login;
    std::string password;  // as PasswordHasher keeps it
    bool must_change = false;
    engine::durable::Instant created;
    engine::durable::Instant changed;  // the password
    std::optional<engine::durable::Instant> entered;
    std::optional<engine::durable::Instant> blocked;
};

// What came to an end for a person when her password changed or her account was blocked.
struct Ended {
    int sessions = 0;
    int tokens = 0;
};

// Does the password last, or must its owner choose another on the first occasion?
enum class PasswordTerm { lasting, first_use };

// Names are compared in lower case and without blanks around them.
std::string canonical_login(const std::string& typed);

// Accounts kept here: one for each person at most. Thread safe.
class Accounts final : public IdentitySource {
 public:
    Accounts(AccessStore& store, const engine::durable::Clock& clock, PasswordHasher& hasher);

    // What create() would refuse, so that it can be known before anything is recorded.
    engine::Result<engine::Done> check_new(const std::string& person, const std::string& login,
                                           const std::string& password);
    engine::Result<engine::Done> create(const std::string& person, const std::string& login,
                                        const std::string& password, PasswordTerm term);
    // Refuses what password_rules refuse and an unknown name. With the old password ends all that
    // was opened with it, in the same transaction: every session and every token of the person.
    engine::Result<Ended> set_password(const std::string& login, const std::string& password,
                                       PasswordTerm term);
    // By its owner, for good: must differ from the one before. Ends the same; who changes it goes
    // on in a session opened anew.
    engine::Result<Ended> choose_password(const std::string& login, const std::string& password);
    // Ends the same, for good: unblocking brings nothing back. While an account is blocked no
    // session nor token of it is good, whatever it was opened with.
    engine::Result<Ended> block(const std::string& login);
    engine::Result<engine::Done> unblock(const std::string& login);

    std::optional<Account> by_login(const std::string& login);
    std::optional<Account> by_person(const std::string& person);
    std::vector<Account> all();  // in order of name

    Recognition recognise(const std::string& login, const std::string& password) override;

    static engine::Problem no_such(const std::string& login);

 private:
    std::optional<Account> find(const char* sql, const std::string& key);
    void hash_again(const std::string& login, const std::string& password);

    AccessStore& store_;
    const engine::durable::Clock& clock_;
    PasswordHasher& hasher_;
};

}  // namespace web
