#pragma once

#include <string>

#include "forms/text_comparison.h"
#include "workflows/cases.h"

namespace workflows {

// Two versions of a document of a case, and what they say otherwise.
struct DocumentComparison {
    CaseDocument older, newer;
    forms::TextComparison text;
};

// Compares what people read in the two as they were issued. Refuses a document or a version that
// the case does not have; whoever asks may see the case.
engine::Result<DocumentComparison> compare_versions(const Cases& cases, const CaseState& state,
                                                    const std::string& document,
                                                    const std::string& older,
                                                    const std::string& newer);

}  // namespace workflows
