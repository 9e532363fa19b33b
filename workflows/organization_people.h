#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "engine/calendar/date.h"

// People who come, change and go, in the stored organisation (organization_decider.h).
namespace workflows {

// {id, name, post, unit, email, roles, superior}: a new person, or all that is known of one from
// now on. All problems at once, each with its field. Nobody gives up the administration: another
// administrator takes it away, so that the last one never does it by mistake.
engine::Result<engine::Done, engine::Problems> register_person(engine::Value& organization,
                                                               const engine::Value& data,
                                                               const std::string& actor);

// {person}: leaves the organisation, its lists and encargaturas that are over. Refused while others
// have the person as superior or an encargatura that is not over names the person.
engine::Result<engine::Done, engine::Problems> retire_person(engine::Value& organization,
                                                             const engine::Value& data,
                                                             const std::string& actor,
                                                             engine::calendar::Date today);

}  // namespace workflows
