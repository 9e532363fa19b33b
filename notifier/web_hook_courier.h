#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/durable/clock.h"
#include "notifier/web_hook_book.h"
#include "notifier/web_hook_post.h"

namespace notifier {

// Reads the journal for each hook and tells it every entry it wants, in the order of the journal,
// at least once (a crash between the answer and its note repeats the message; "posicion" tells).
// An entry that is not taken is tried again, after 10 s, 20 s, 40 s … at most an hour, and holds up
// those behind it for this hook alone. The queries outlive the courier.
class WebHookCourier {
 public:
    // Throws StoreFailure. `kind`: whose entries are told. Every hook has passed check().
    WebHookCourier(std::vector<WebHook> hooks, std::string kind,
                   const engine::durable::Queries& queries, const engine::durable::Clock& clock,
                   const std::filesystem::path& directory);
    ~WebHookCourier();  // stops the thread; a POST under way fails
    WebHookCourier(const WebHookCourier&) = delete;
    WebHookCourier& operator=(const WebHookCourier&) = delete;

    // Everything that is due, on the caller's thread; how many messages were taken. `told` hears
    // of each that was not, in words.
    int deliver_due(const std::function<void(const std::string&)>& told);

    // The same on a thread of its own, again every `interval`.
    void start(std::chrono::milliseconds interval, std::function<void(const std::string&)> told);
    void stop();

 private:
    int deliver(const WebHook& hook, const std::function<void(const std::string&)>& told);
    bool stopping();

    const std::vector<WebHook> hooks_;
    const std::string kind_;
    const engine::durable::Queries& queries_;
    const engine::durable::Clock& clock_;
    WebHookBook book_;
    WebHookPost post_;
    std::mutex mutex_;  // of what follows
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace notifier
