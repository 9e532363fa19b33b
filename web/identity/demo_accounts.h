#pragma once

#include <string>
#include <vector>

#include "web/identity/identity.h"
#include "workflows/organization.h"

namespace web {

// A log-in of the demonstration, to be printed.
struct DemoLogin {
    std::string person;
    std::string post;
    std::string login;
    std::string password;
};

// What hashing costs in a demonstration: its passwords are random and printed, so that nothing has
// to be slow.
IdentitySettings demo_settings();

// One account for each person of the organisation, named like the person, all with one new random
// password: whoever tries the demonstration as six people types it six times. Made anew at each
// call, for only its hash is kept; sessions end with the one before. Throws std::runtime_error when
// it is refused.
std::vector<DemoLogin> make_demo_accounts(Identity& identity,
                                          const workflows::Organization& organization);

}  // namespace web
