#pragma once

#include "web/pages/act_form.h"

namespace web {

// {"titulo"}: the form can be filled from a table (imports/ of the package); null when it cannot.
engine::Value table_to_take(const ActForm& form, const workflows::Package& package);

// Puts the rows of the uploaded table ("tabla") into the form. Every reason why not, or nothing.
engine::Problems fill_from_table(ActForm& form, const Request& request,
                                 const workflows::Package& package);

}  // namespace web
