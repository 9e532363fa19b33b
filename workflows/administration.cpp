#include "workflows/administration.h"

#include <algorithm>

namespace workflows {
namespace {

bool has(const Organization& organization, const std::string& id, const char* role) {
    const Person* person = organization.person(id);
    return person != nullptr &&
           std::find(person->roles.begin(), person->roles.end(), role) != person->roles.end();
}

}  // namespace

bool may_administer(const Organization& organization, const std::string& person) {
    return has(organization, person, administrator_role);
}

bool may_verify(const Organization& organization, const std::string& person) {
    return may_administer(organization, person) || has(organization, person, secretariat_role);
}

std::optional<engine::Problem> not_an_administrator(const engine::Value& organization,
                                                    const std::string& actor) {
    if (actor == console_actor) return std::nullopt;
    const auto read = Organization::from_value(organization);
    if (read && may_administer(*read, actor)) return std::nullopt;
    return engine::Problem{engine::Refusal::not_authorized,
                           "«" + actor + "» no administra la organización.", "actor",
                           "Debe hacerlo un administrador."};
}

}  // namespace workflows
