#pragma once

#include "workflows/case_work.h"

namespace workflows {

// Writes every notice the macrostep asked for, and the mail of each opened task, into the outbox:
// one item for each recipient, so that each delivery can be told apart. A notice that cannot be
// written refuses the act; a person without address is recorded and skipped.
engine::Result<engine::Done> write_notices(CaseWork& work);

}  // namespace workflows
