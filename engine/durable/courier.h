#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "engine/durable/deliverer.h"
#include "engine/durable/runtime.h"
#include "engine/durable/store.h"

namespace engine::durable {

// By channel; not owned. Items for a channel without Deliverer wait.
using Deliverers = std::map<std::string, Deliverer*>;

struct CourierOptions {
    std::chrono::milliseconds lease = std::chrono::minutes(10);  // how long a try may take
    std::chrono::milliseconds first_retry =
        std::chrono::minutes(1);  // then twice as long each time
    std::chrono::milliseconds longest_retry = std::chrono::hours(6);
    std::chrono::milliseconds channel_rest = std::chrono::minutes(15);
    int batch = 20;
};

struct DeliveryCount {
    int delivered = 0;
    int retried = 0;
    int failed = 0;
    int reported = 0;  // reports that became entries
};

// Takes due rows of the outbox under a lease and hands them to their channel, at least once each: a
// crash before the result is noted repeats the item under the same id. A delivery is noted before
// its report is submitted, and the report's key comes from the id: no crash delivers or reports it
// anew.
class Courier {
 public:
    Courier(Runtime& runtime, const Clock& clock, Deliverers deliverers,
            CourierOptions options = {});
    ~Courier();  // stops the thread, after the item in hand
    Courier(const Courier&) = delete;
    Courier& operator=(const Courier&) = delete;

    // Delivers on the caller's thread until nothing more is due, including what reports brought
    // into the outbox. Throws StoreFailure.
    DeliveryCount deliver_due();

    // The same on a thread of its own, again at least every `interval`. A failure of the store is
    // told to `on_failure` and tried again.
    void start(std::chrono::milliseconds interval,
               std::function<void(const std::string&)> on_failure);
    void stop();

    // Ends the rest of a channel, after its fault was mended.
    void resume_channel(const std::string& channel);

 private:
    bool deliver_channel(const std::string& channel, Deliverer& deliverer, DeliveryCount& count);
    void note(const ClaimedItem& claimed, const Delivery& delivery, DeliveryCount& count);
    bool submit_reports(DeliveryCount& count);
    // Empty when the report became an entry, else why not.
    std::string submit(const PendingReport& report);
    Instant next_try(int attempts) const;
    void run(std::chrono::milliseconds interval);

    Runtime& runtime_;
    const Clock& clock_;
    Deliverers deliverers_;
    CourierOptions options_;
    std::function<void(const std::string&)> on_failure_;
    std::mutex delivering_;  // held while items are out: one thread at a time delivers
    std::mutex mutex_;       // of what follows
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace engine::durable
