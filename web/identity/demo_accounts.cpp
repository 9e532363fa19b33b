#include "web/identity/demo_accounts.h"

#include <stdexcept>

#include "web/identity/random_password.h"

namespace web {
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
        if (known) {
            const auto set = accounts.set_password(login, password, PasswordTerm::lasting);
            if (!set) throw std::runtime_error(engine::to_line(set.error()));
        } else {
            const auto made_one =
                accounts.create(person.id, login, password, PasswordTerm::lasting);
            if (!made_one) throw std::runtime_error(engine::to_line(made_one.error()));
        }
        identity.attempts.clear(login);
        made.push_back({person.id, person.post, login, password});
    }
    return made;
}

}  // namespace web
