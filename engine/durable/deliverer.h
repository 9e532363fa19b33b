#pragma once

#include <optional>
#include <string>
#include <variant>

#include "engine/base/value.h"
#include "engine/durable/decider.h"

// How what is in the outbox leaves the house.
namespace engine::durable {

// It is out. A report becomes a command of system origin to the stream ("the PDF is this one") and
// is decided in an entry of its own.
struct Delivered {
    std::optional<Value> report = {};
};
// Not now (a 4xx, a renderer that hangs): the same item comes again, later and later.
struct RetryLater {
    std::string why;
};
// It will never leave (a 5xx for the recipient). A report may tell the stream so.
struct FailedForGood {
    std::string why;
    std::optional<Value> report = {};
};
// The channel itself is broken (wrong password, no such host): the channel rests, nothing is
// dropped and no try is counted against the item.
struct ChannelFault {
    std::string why;
};
using Delivery = std::variant<Delivered, RetryLater, FailedForGood, ChannelFault>;

// One channel. The same item may come twice (a crash after sending, before noting it): the id is
// the same, so the receiver can tell. An exception counts as RetryLater. Called by one thread at a
// time.
class Deliverer {
 public:
    virtual ~Deliverer() = default;
    virtual Delivery deliver(const StreamId& stream, const OutboxItem& item) = 0;
};

}  // namespace engine::durable
