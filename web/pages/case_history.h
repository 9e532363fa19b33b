#pragma once

#include <string>
#include <vector>

#include "web/pages/desk.h"
#include "workflows/attachments.h"
#include "workflows/audit_trail.h"

namespace web {

using workflows::Attachment;

// What the journal holds of a case, read once for a page.
struct CaseHistory {
    std::vector<workflows::TrailLine> lines;           // oldest first
    std::vector<std::vector<Attachment>> attachments;  // of each line
    engine::Value terms = engine::Value::object();     // id -> what was resolved of it last
    std::vector<engine::durable::Instant> moments;     // of each line
};
CaseHistory history_of(const Visit& visit, workflows::CaseId id, const Desk& desk);

// For the template: newest first.
engine::Value timeline(const CaseHistory& history, const workflows::CaseView& view);

// Running terms with how their days were counted.
engine::Value deadlines(const CaseHistory& history, const workflows::CaseView& view,
                        const Desk& desk);

}  // namespace web
