#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/story_stage.h"

// What steps of scenarios and of years have in common.
namespace app {

// Throws std::runtime_error for what is no day.
engine::calendar::Date scenario_day(const engine::Value& text);

// A misspelt key would be a check that never fails: throws std::runtime_error, naming it and `what`
// holds it.
void know_all(const engine::Value& object, const std::set<std::string>& known,
              const std::string& what);
// The keys of a step that act_in() reads and those that differences() checks.
std::set<std::string> step_keys(std::set<std::string> more);

// Does the act of a step in a case; what came out otherwise than the step says, in words. `forms`
// has, by act, what is laid under the step's data.
std::vector<std::string> act_in(StoryStage& stage, workflows::CaseId id, const engine::Value& step,
                                const engine::Value& forms);

// The nth case of a package: {"package", "number"}, number from 1. Throws std::runtime_error.
workflows::CaseId case_named(StoryStage& stage, const engine::Value& which);

}  // namespace app
