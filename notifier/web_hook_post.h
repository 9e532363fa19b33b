#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "notifier/web_hook.h"

namespace Poco::Net {
class HTTPClientSession;
}

namespace notifier {

// What became of a message. Taken: the receiver answered 2xx. Else `words` say why not.
struct HookReply {
    bool taken = false;
    std::string words;
};

// One POST at a time, each on a connection of its own; follows no redirection, reads no body of the
// answer. Waits ten seconds for each step.
class WebHookPost {
 public:
    // Troubles of the way are replies, not exceptions.
    HookReply send(const WebHook& hook, const std::string& message, std::int64_t position,
                   std::int64_t seconds);
    // From another thread: what is under way fails soon.
    void abort();

 private:
    class UnderWay;

    std::mutex mutex_;  // of what follows
    std::shared_ptr<Poco::Net::HTTPClientSession> under_way_;
};

}  // namespace notifier
