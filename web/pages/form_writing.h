#pragma once

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "forms/form.h"
#include "web/html.h"

namespace web {

// The fields of a form with what was typed so far, each problem beside the field it is about and
// tied to it for screen readers. Rows come and go by buttons of the form (name "paso", see
// change_rows), so that it works without script.
Html form_fields(const forms::Form& form, const engine::Value& values,
                 const engine::Problems& problems);

// The same of what will be sent, to be read before confirming.
Html form_answers(const forms::Form& form, const engine::Value& values);

}  // namespace web
