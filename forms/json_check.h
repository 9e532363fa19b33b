#pragma once

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "forms/form.h"

namespace forms {

// A value of type `any`: kept as it is. Refused when its canonical JSON is longer than
// field.max_bytes, when it is nested more than 32 deep, or when a text or key is not fit for a
// document (field_text.h, line breaks allowed).
engine::Result<engine::Value> check_json(const Field& field, const std::string& label,
                                         const engine::Value& given);

}  // namespace forms
