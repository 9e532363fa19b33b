#pragma once

#include <optional>

#include "workflows/case_work.h"
#include "workflows/organization.h"

namespace workflows {

// Who stands for what no person did.
inline constexpr char house_actor[] = "sistema";

// In whose light the macrostep runs (_x.act): today, now, the post and unit of whom is represented.
void set_act(CaseWork& work, const std::string& event, const Standing& standing,
             const std::string& comment);

// Terms and scales are the profile's; the settings that the package names are the opener's choice.
std::optional<engine::Problem> choose_settings(CaseWork& work, const engine::Value& chosen);

// Whether people may write what no form of the package asks for: comments, a title of their own.
// "free_text": false in package.json takes it away, where identities must not enter.
bool takes_free_text(const Package& package);

engine::Problem already_ended(const CaseState& state);

}  // namespace workflows
