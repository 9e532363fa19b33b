#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/statechart/scxml_reader.h"
#include "workflows/package.h"

namespace workflows {

// What stands against a package. Places are "chart.scxml:12", paths inside the package's folder.
struct LintReport {
    engine::Problems errors;    // would break a case
    engine::Problems warnings;  // may be meant; worth a look
};

// Checks chart, forms, templates, notices, imports and views against each other. A package that
// cannot be read gives the reasons and nothing else. Evaluates nothing.
LintReport lint_package(PackageFiles files);

// A chart alone: what can be said without the package's names. One without anything of
// urn:visado:chart:1 is taken for plain SCXML, where events may come from anywhere.
LintReport lint_chart(const std::string& text, const std::string& file,
                      const engine::statechart::SourceLoader& load);

}  // namespace workflows
