#pragma once

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "forms/form.h"

namespace forms {

// Checks the value of one field that has no fields of its own (not list, group or table) and gives
// its normal form. The Problem has no place: the caller knows the path. `label` is what the
// message calls the field ("Observación 3"). `given` is not blank.
engine::Result<engine::Value> check_field(const Field& field, const std::string& label,
                                          const engine::Value& given);

// True for null and for text that is only white space: the person left the field empty.
bool is_blank(const engine::Value& given);

}  // namespace forms
