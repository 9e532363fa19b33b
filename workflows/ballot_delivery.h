#pragma once

#include "engine/durable/deliverer.h"
#include "workflows/installation.h"

namespace workflows {

// The item that asks for a count (case_ballots.h): reads the box and gives its ballots to the case,
// as a command of the house. Decided once, however often it is repeated. A box that was altered
// outside the program is not counted: the item waits, and says so in the outgoing queue.
engine::durable::Delivery count_box(Installation& installation,
                                    const engine::durable::StreamId& stream,
                                    const engine::durable::OutboxItem& item);

}  // namespace workflows
