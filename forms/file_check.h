#pragma once

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "forms/form.h"

namespace forms {

// A file value {"sha256","name","size"}: 64 lower-case hexadecimal digits, a bare file name (no
// folders) of an accepted kind, and a size from 1 to field.max_bytes. Whether bytes of that hash
// and size are there is for whoever keeps them.
engine::Result<engine::Value> check_file(const Field& field, const std::string& label,
                                         const engine::Value& given);

}  // namespace forms
