#pragma once

#include <string>

namespace web {

// What a source of identity says about a name and a password.
struct Recognition {
    enum class Kind {
        known,    // `person` it is
        unknown,  // no such name, or not this password: a source never says which
        blocked,  // known, but may not come in
        busy,     // could not be asked now; nothing was tried
    };
    Kind kind = Kind::unknown;
    std::string person;        // id in the organisation
    bool must_change = false;  // the password was chosen by somebody else
};

// Who somebody is. Local accounts are the first; a directory (LDAP) would be another. A source does
// the same work for a name it does not know, and never knows an empty password (directories do).
// Thread safe.
class IdentitySource {
 public:
    virtual ~IdentitySource() = default;
    virtual Recognition recognise(const std::string& login, const std::string& password) = 0;
};

}  // namespace web
