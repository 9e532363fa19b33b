#include "workflows/calendar_delivery.h"

#include <limits>

#include "workflows/agenda_decider.h"
#include "workflows/calendar_impact.h"

namespace workflows {

using engine::Refusal;
using engine::durable::Delivered;
using engine::durable::Delivery;
using engine::durable::RetryLater;
using engine::durable::StreamId;

// What does not move, moved already, expired or was stopped in the meantime says so: it is in its
// own journal.
engine::Result<engine::Done> CalendarDelivery::tell(StreamId stream, const char* kind) {
    engine::durable::Command command;
    command.stream = stream;
    command.kind = kind;
    command.request = {{"type", calendar_changed_event}};
    const auto answer = installation_.runtime().submit_system(std::move(command)).get();
    if (!answer && answer.error().kind != Refusal::wrong_state) return answer.error();
    return engine::Done{};
}

Delivery CalendarDelivery::deliver(const engine::durable::StreamId& /*stream*/,
                                   const engine::durable::OutboxItem& /*item*/) {
    const auto holidays = cases_->holidays();
    if (!holidays) return RetryLater{engine::to_line(holidays.error())};
    const auto impact = calendar_impact(installation_.queries(), *holidays,
                                        std::numeric_limits<std::size_t>::max());
    StreamId told;
    for (const TermShift& shift : impact.shifts) {
        if (shift.id == told) continue;
        told = shift.id;
        if (const auto done = tell(shift.id, case_kind); !done)
            return RetryLater{engine::to_line(done.error())};
    }
    if (const auto agenda = installation_.queries().singleton(agenda_kind)) {
        if (const auto done = tell(agenda->id, agenda_kind); !done)
            return RetryLater{engine::to_line(done.error())};
    }
    return Delivered{};
}

}  // namespace workflows
