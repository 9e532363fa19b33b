#include "workflows/calendar_delivery.h"

#include <limits>

#include "workflows/calendar_impact.h"

namespace workflows {

using engine::Refusal;
using engine::durable::Delivered;
using engine::durable::Delivery;
using engine::durable::RetryLater;

Delivery CalendarDelivery::deliver(const engine::durable::StreamId& /*stream*/,
                                   const engine::durable::OutboxItem& /*item*/) {
    const auto holidays = installation_.cases().holidays();
    if (!holidays) return RetryLater{engine::to_line(holidays.error())};
    const auto impact = calendar_impact(installation_.queries(), *holidays,
                                        std::numeric_limits<std::size_t>::max());
    engine::durable::StreamId told;
    for (const TermShift& shift : impact.shifts) {
        if (shift.id == told) continue;
        told = shift.id;
        engine::durable::Command command;
        command.stream = shift.id;
        command.kind = case_kind;
        command.request = {{"type", calendar_changed_event}};
        const auto answer = installation_.runtime().submit_system(std::move(command)).get();
        // In the meantime it moved, expired or was stopped: what it met is in its own journal.
        if (!answer && answer.error().kind != Refusal::wrong_state)
            return RetryLater{engine::to_line(answer.error())};
    }
    return Delivered{};
}

}  // namespace workflows
