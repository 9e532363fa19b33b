#pragma once

#include <string_view>

#include "engine/base/result.h"
#include "forms/form.h"

namespace forms {

// Reads a form definition (JSON, see README.md). `place` names the file in every Problem
// ("forms/observaciones.json"); the path of the wrong entry follows it ("…, fields.2.max_length").
// All problems at once. Unknown keys are refused, so that a misspelt limit is never silently off.
engine::Result<Form, engine::Problems> read_form(std::string_view json, std::string_view place);

}  // namespace forms
