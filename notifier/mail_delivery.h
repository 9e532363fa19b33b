#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "engine/durable/clock.h"
#include "engine/durable/deliverer.h"
#include "notifier/channel.h"
#include "notifier/mail_payload.h"

namespace notifier {

struct MailDeliveryOptions {
    // A mail that only met "later" until it is this old has failed (RFC 5321 §4.5.4.1: 4 to 5
    // days).
    std::chrono::hours give_up_after{5 * 24};
};

// Delivers outbox items of channel "correo" (payload: see read_payload) through a mail Channel.
//
// | recipients                      | Delivery                                                   |
// | all sent                        | Delivered, no report: the case need not hear of it          |
// | some refused, the others sent   | Delivered with report                                       |
// | all refused; payload unusable   | FailedForGood with report                                   |
// | one or more later               | RetryLater; those already sent are not asked again in this  |
// |                                 | process (after a crash they may get the same Message-ID     |
// |                                 | twice)                                                      |
// | later, and older than the limit | as if refused                                               |
// | channel or Sender at fault      | ChannelFault: nothing is dropped, nothing counted           |
//
// The report, for the case to record who was not reached:
//   {"type": "mail.bounced", "item": id, "message_id": "…@…", "subject": "…",
//    "recipients": [{"name": "…", "address": "…", "sent": false, "words": "550 5.1.1 …"}, …]}
// With an unusable payload "recipients" is empty and "words" beside it says why.
// One thread at a time, as its channel. Neither channel nor clock is owned.
class MailDelivery final : public engine::durable::Deliverer {
 public:
    MailDelivery(Channel& channel, const engine::durable::Clock& clock, Sender sender,
                 MailDeliveryOptions options = {});

    engine::durable::Delivery deliver(const engine::durable::StreamId& stream,
                                      const engine::durable::OutboxItem& item) override;

 private:
    using Settled = std::map<std::string, RecipientOutcome>;  // by address: sent or refused
    Settled& settled_of(const std::string& item);
    void forget(const std::string& item);
    std::vector<std::string> unsettled(const Mail& mail, const Settled& settled) const;
    engine::durable::Delivery concluded(const engine::durable::OutboxItem& item, const Mail& mail);

    Channel& channel_;
    const engine::durable::Clock& clock_;
    const Sender sender_;
    const std::string sender_fault_;  // empty: none
    const MailDeliveryOptions options_;
    std::map<std::string, Settled> settled_;
    std::deque<std::string> oldest_first_;  // keys of settled_
};

}  // namespace notifier
