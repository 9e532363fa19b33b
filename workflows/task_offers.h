#pragma once

#include "workflows/case_offers.h"

namespace workflows {

// The offers that belong to a task: what an inbox shows. Sooner found than all of them, since few
// tasks need the case's data to be loaded into `model`, and an inbox asks this of every case in it.
std::vector<Offer> task_offers(const Package& package, const Organization& organization,
                               const CaseState& state, const std::string& person,
                               engine::calendar::Date day, engine::statechart::DataModel& model);

}  // namespace workflows
