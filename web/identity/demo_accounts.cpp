#include "web/identity/demo_accounts.h"

#include <stdexcept>

namespace web {
namespace {

// Without the letters that look like figures. 32 of them: five bits each.
constexpr char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";

// "kf7m-2xqa-9tbe": 60 bits.
std::string random_password(RandomSource& random) {
    const std::string bytes = random.bytes(12);
    std::string password;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i > 0 && i % 4 == 0) password += '-';
        password += letters[static_cast<unsigned char>(bytes[i]) % 32];
    }
    return password;
}

}  // namespace

IdentitySettings demo_settings() {
    IdentitySettings settings;
    settings.cost = {1, std::size_t{8} * 1024 * 1024};
    return settings;
}

std::vector<DemoLogin> make_demo_accounts(Identity& identity,
                                          const workflows::Organization& organization) {
    const std::string password = random_password(identity.random);
    std::vector<DemoLogin> made;
    for (const auto& person : organization.people()) {
        Accounts& accounts = identity.accounts;
        const auto known = accounts.by_person(person.id);
        const std::string login = known ? known->login : person.id;
        const auto done = known
                              ? accounts.set_password(login, password, PasswordTerm::lasting)
                              : accounts.create(person.id, login, password, PasswordTerm::lasting);
        if (!done) throw std::runtime_error(engine::to_line(done.error()));
        identity.attempts.clear(login);
        made.push_back({person.id, person.post, login, password});
    }
    return made;
}

}  // namespace web
