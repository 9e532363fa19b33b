#pragma once

#include "engine/durable/deliverer.h"
#include "workflows/installation.h"

namespace workflows {

// Channel "expediente": what one case has for another (child_cases.h) becomes a command of the
// house to that other, decided once however often a crash repeats the item. `installation` is not
// owned.
class CaseDelivery final : public engine::durable::Deliverer {
 public:
    explicit CaseDelivery(Installation& installation) : installation_(installation) {}

    engine::durable::Delivery deliver(const engine::durable::StreamId& stream,
                                      const engine::durable::OutboxItem& item) override;

 private:
    engine::durable::Delivery open(const engine::durable::StreamId& parent,
                                   const engine::durable::OutboxItem& item);
    engine::Result<engine::durable::Answer> submit(const engine::durable::StreamId& to,
                                                   engine::Value request, const std::string& key);

    Installation& installation_;
};

}  // namespace workflows
