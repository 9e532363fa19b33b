#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/story_stage.h"

namespace app {

// What a step of a scenario says must hold after it: every difference, in words, with what was
// found.
std::vector<std::string> differences(StoryStage& office, workflows::CaseId id,
                                     const engine::Value& step,
                                     const std::vector<std::string>& mails);

// Whether the refusal is the one a step expects: "rol", "separación", "no ofrecido", the name of a
// kind ("invalid", "wrong_state", …) or words that its text has.
bool is_expected(const engine::Problem& refusal, const std::string& expected);

// Keys that differences() looks at.
const std::set<std::string>& check_keys();

}  // namespace app
