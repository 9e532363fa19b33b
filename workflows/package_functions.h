#pragma once

#include <string>

#include "workflows/package.h"

namespace workflows {

// The functions of a package's chart (its top-level scripts, usually reglas.js) as one text, for
// engine::ecmascript::ExpressionEvaluator.
std::string package_functions(const Package& package);

// The functions that an import or a view uses: `file` of the package, or those of the chart when
// `file` is empty. Refuses a file that the package does not have.
engine::Result<std::string> functions_for(const Package& package, const std::string& file);

// The path of the definition that package.json gives `name` under `key` ("imports", "views"). An
// empty name means the only one there is.
engine::Result<std::string> definition_file(const Package& package, const std::string& key,
                                            const std::string& name);

}  // namespace workflows
