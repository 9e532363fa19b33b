#pragma once

#include <string>

#include "engine/statechart/data_model.h"
#include "workflows/case_work.h"

namespace workflows {

struct DocumentRequest {
    std::string id;
    std::string template_name;  // of package.json "documents"
    std::string series;         // empty: not numbered
    bool draft = false;
};

// v:document. Draws the number, evaluates the document's data, writes the HTML and adds the next
// version to the case. The HTML is kept with the entry; its PDF is made after the commit.
engine::Result<engine::Done> issue_document(CaseWork& work, engine::statechart::DataModel& model,
                                            const DocumentRequest& request);

// What every template of a case may name besides its own data (docs/charts.md, "Templates").
engine::Value common_context(const CaseWork& work, const engine::Value& data);

}  // namespace workflows
