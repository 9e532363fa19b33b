#pragma once

#include <optional>
#include <string>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "workflows/organization.h"

// Who keeps the house in order, as the organisation's roles say. Held in person: whoever stands in
// for an administrator does that person's work in cases, not this.
namespace workflows {

// Who administers from the machine's own shell: holding the store's files is its authority, and its
// name stands in the journal. Pages and API never speak as this actor.
inline constexpr char console_actor[] = "consola";
// People, encargaturas, calendar, accounts, mail. Gives no right to read any case.
inline constexpr char administrator_role[] = "administrador";
// Secretaría: keeps the record, so it may have it verified.
inline constexpr char secretariat_role[] = "sg";

bool may_administer(const Organization& organization, const std::string& person);
bool may_verify(const Organization& organization, const std::string& person);

// The stored organisation is asked, as deciders have it; null when there is none yet.
std::optional<engine::Problem> not_an_administrator(const engine::Value& organization,
                                                    const std::string& actor);

}  // namespace workflows
