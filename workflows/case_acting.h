#pragma once

#include "workflows/case_work.h"
#include "workflows/organization.h"

namespace workflows {

// Who stands for what no person did.
inline constexpr char house_actor[] = "sistema";

// In whose light the macrostep runs (_x.act): today, now, the post and unit of whom is represented.
void set_act(CaseWork& work, const std::string& event, const Standing& standing,
             const std::string& comment);

engine::Problem already_ended(const CaseState& state);

}  // namespace workflows
