#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/durable/queries.h"

// Web hooks: other programs of the house hear of every entry of the journal that concerns them, by
// a POST that they can check (docs/web-hooks.md).
namespace notifier {

// Who wants to hear, and of what.
struct WebHook {
    std::string name;                      // unique; under it the place in the journal is kept
    std::string url;                       // http or https, with host, without user and fragment
    std::string secret;                    // signs each message; at least 16 bytes
    std::vector<std::string> events = {};  // "sg.aprobar", "ogppd.*"; empty: all
    std::string ca_file = {};              // of the receiver's authority; empty: the system's
};

// Refuses what could not work or would say the secret to anybody: place is "name: member".
engine::Result<engine::Done> check(const WebHook& hook);

// The message for an entry of streams of `kind`: JSON with the place of the entry, its hash, what
// happened (docs/web-hooks.md), and neither names nor what people wrote: who may read that asks the
// API. nullopt for other kinds and for events that the hook does not want.
std::optional<std::string> message_of(const engine::durable::JournalRow& row,
                                      const std::string& kind, const WebHook& hook);

// Of the header Visado-Firma: "t=1687961100,v1=…", where v1 is the HMAC-SHA256, in hexadecimal, of
// "<t>.<message>" under the hook's secret. Seconds since 1970, so that an old message sent again by
// somebody else is noticed.
std::string signature_of(const std::string& message, const std::string& secret,
                         std::int64_t seconds);

}  // namespace notifier
