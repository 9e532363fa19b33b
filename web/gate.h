#pragma once

#include <optional>
#include <set>
#include <string>

#include "web/http/request.h"

namespace web {

// Who sends a request, as proved by what it carries.
struct Visitor {
    enum class Proof {
        session,  // a cookie: a browser sends it whoever made the form, so a POST needs form_token
        token,    // "Authorization: Bearer …": no browser sends it by itself
    };
    std::string person;            // id in the organisation
    std::string form_token;        // of the session; empty for Proof::token
    std::set<std::string> scopes;  // what a token allows; not looked at for sessions
    Proof proof = Proof::session;
};

// Knows people by what they carry. Sessions and tokens stand behind it. Thread safe.
class Gate {
 public:
    virtual ~Gate() = default;

    // nullopt: nobody we know. Throws when what is kept cannot be read.
    virtual std::optional<Visitor> visitor(const Request& request) = 0;
};

}  // namespace web
