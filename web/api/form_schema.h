#pragma once

#include "engine/base/value.h"
#include "forms/form.h"

namespace web {

// A form as JSON Schema 2020-12, for programs that fill it in. forms::validate decides; what it
// checks beyond a schema (dates that exist, decimals within bounds) stands in the descriptions.
engine::Value form_schema(const forms::Form& form);

}  // namespace web
