#pragma once

#include <functional>

#include "engine/durable/decider.h"
#include "engine/durable/journal.h"

namespace engine::durable {

// What no Decision may claim: a number that is not the next of its series, two tasks, timers,
// outbox rows or documents under one id, a fired deadline that stays armed, attachments nobody
// kept. Such a Decision is a mistake of the Decider: throws std::logic_error.
void check_decision(const Decision& decision, const std::optional<FiredTimer>& fired,
                    const std::function<std::int64_t(const std::string&)>& last_number,
                    const std::function<bool(const std::string&)>& has_content);

}  // namespace engine::durable
