#pragma once

#include <string>
#include <vector>

#include "engine/durable/clock.h"

namespace notifier {

// How a mail leaves the house for one recipient.
enum class Fate {
    sent,           // the other side took responsibility for it
    try_later,      // 4xx, network, time-out: nothing is lost by trying again
    refused,        // 5xx for this recipient: trying again cannot help, a person must see to it
    channel_fault,  // log-in, TLS, certificate, host name, disk: no mail will pass until someone in
                    // charge mends the settings. Nothing is lost: pause the queue and tell them
};

struct RecipientOutcome {
    std::string address;
    Fate fate = Fate::try_later;
    std::string words;  // Spanish, with what the server said; no credentials
    friend bool operator==(const RecipientOutcome&, const RecipientOutcome&) = default;
};

// What a channel carries: the envelope beside the bytes. The bytes are a whole RFC 5322 message.
struct Posting {
    std::string message_id;         // as in the bytes, without angle brackets
    engine::durable::Instant date;  // as in the bytes
    std::string from;               // envelope sender: where bounces go
    std::vector<std::string> recipients;
    std::string bytes;
};

// A way out of the house. Sends at least once: a fate other than `sent` may still have arrived (the
// line broke after the message, before the answer), so the caller tries again with the same bytes
// and the receiver tells the repeat by its Message-ID. Answers for every recipient, in the given
// order; troubles of the way are outcomes, not exceptions. One call at a time unless a channel says
// otherwise.
class Channel {
 public:
    virtual ~Channel() = default;
    virtual std::vector<RecipientOutcome> send(const Posting& posting) = 0;
};

// The same fate for all: what befell the channel, not one mailbox.
inline std::vector<RecipientOutcome> same_for_all(const Posting& posting, Fate fate,
                                                  const std::string& words) {
    std::vector<RecipientOutcome> outcomes;
    outcomes.reserve(posting.recipients.size());
    for (const auto& address : posting.recipients) outcomes.push_back({address, fate, words});
    return outcomes;
}

}  // namespace notifier
