#pragma once

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "forms/form.h"

namespace forms {

// Checks what a person gave against a form. All problems at once, in form order, Problem::place is
// the field's path with items counted from 0, as engine::find_path reads it ("observaciones.2").
//
// The value returned is normalised: keys in form order, text trimmed with "\n" as line break,
// decimals canonical, integers as JSON integers. Every field is present: what was left empty is
// null, or [] for list, table and choices, so that a template can name any field of the form.
//
// `given` may hold integers, decimals and booleans as text, as a browser sends them. Fields that
// the form does not know are a problem. No regular expressions touch the input (style of failure:
// a hostile text that takes seconds); time is linear in its size.
engine::Result<engine::Value, engine::Problems> validate(const Form& form,
                                                         const engine::Value& given);

}  // namespace forms
