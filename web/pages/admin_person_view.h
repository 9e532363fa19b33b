#pragma once

#include <string>

#include "web/identity/identity.h"
#include "web/pages/admin_desk.h"

namespace web {

// What the page of one person says besides what is kept.
struct PersonRemarks {
    int status = 200;
    engine::Value notice = nullptr;
    std::string new_password = {};  // shown this once
};

// A person as the form has it: {"id","name","post","unit","email","roles":[…],"superior"}.
engine::Value typed_person(const Request& request, const std::string& id);
engine::Value kept_person(const workflows::Person& person);

// The page of one person; `values` fill its form. `person` null: somebody new.
Response person_view(Visit& visit, Identity& identity, const Desk& desk,
                     const workflows::Person* person, const engine::Value& values,
                     const PersonRemarks& remarks);

}  // namespace web
