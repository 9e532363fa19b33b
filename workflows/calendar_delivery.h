#pragma once

#include "engine/durable/deliverer.h"
#include "workflows/installation.h"

namespace workflows {

// Channel "calendario": the calendar has changed; every case with a term that it moves is told, in
// an entry of its own, and the agenda. Doing it twice changes nothing. `installation` is not owned.
class CalendarDelivery final : public engine::durable::Deliverer {
 public:
    explicit CalendarDelivery(Installation& installation)
        : installation_(installation), cases_(installation.make_cases()) {}

    engine::durable::Delivery deliver(const engine::durable::StreamId& stream,
                                      const engine::durable::OutboxItem& item) override;

 private:
    engine::Result<engine::Done> tell(engine::durable::StreamId stream, const char* kind);

    Installation& installation_;
    std::unique_ptr<Cases> cases_;  // the delivering thread's own
};

}  // namespace workflows
