#include "notifier/web_hook_courier.h"

#include <algorithm>

namespace notifier {
namespace {

constexpr std::int64_t first_pause = 10;  // seconds
constexpr std::int64_t longest_pause = 3600;
constexpr int page_of_rows = 100;

std::chrono::seconds pause_after(int attempts) {
    return std::chrono::seconds(std::min(longest_pause, first_pause << std::min(attempts - 1, 10)));
}

std::int64_t seconds(engine::durable::Instant instant) {
    return std::chrono::duration_cast<std::chrono::seconds>(instant.time_since_epoch()).count();
}

}  // namespace

WebHookCourier::WebHookCourier(std::vector<WebHook> hooks, std::string kind,
                               const engine::durable::Queries& queries,
                               const engine::durable::Clock& clock,
                               const std::filesystem::path& directory)
    : hooks_(std::move(hooks)),
      kind_(std::move(kind)),
      queries_(queries),
      clock_(clock),
      book_(directory) {
    // From now on: what came before is not news.
    const auto newest = queries_.head().size;
    for (const WebHook& hook : hooks_) book_.place(hook.name, newest);
}

WebHookCourier::~WebHookCourier() {
    stop();
}

int WebHookCourier::deliver_due(const std::function<void(const std::string&)>& told) {
    int taken = 0;
    for (const WebHook& hook : hooks_) taken += deliver(hook, told);
    return taken;
}

int WebHookCourier::deliver(const WebHook& hook,
                            const std::function<void(const std::string&)>& told) {
    HookPlace place = book_.place(hook.name, 0);
    int taken = 0;
    while (place.due <= clock_.now()) {
        const auto rows = queries_.entries_from_position(place.position + 1, page_of_rows);
        if (rows.empty()) break;
        for (const auto& row : rows) {
            if (stopping()) return taken;
            const auto message = message_of(row, kind_, hook);
            if (message) {
                const auto reply = post_.send(hook, *message, row.position, seconds(clock_.now()));
                if (!reply.taken) {
                    place.due = clock_.now() + pause_after(++place.attempts);
                    place.fault = reply.words;
                    book_.save(hook.name, place);
                    told("Gancho «" + hook.name + "», entrada " + std::to_string(row.position) +
                         ", intento " + std::to_string(place.attempts) + ": " + reply.words);
                    return taken;
                }
                ++taken;
                place.taken = clock_.now();
            }
            place = {row.position, 0, place.due, place.taken, ""};
            if (message) book_.save(hook.name, place);
        }
        book_.save(hook.name, place);
    }
    return taken;
}

void WebHookCourier::start(std::chrono::milliseconds interval,
                           std::function<void(const std::string&)> told) {
    thread_ = std::thread([this, interval, told = std::move(told)] {
        std::unique_lock lock(mutex_);
        while (!stopping_) {
            lock.unlock();
            try {
                deliver_due(told);
            } catch (const std::exception& failure) {
                told(failure.what());
            }
            lock.lock();
            wake_.wait_for(lock, interval, [this] { return stopping_; });
        }
    });
}

void WebHookCourier::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    post_.abort();
    if (thread_.joinable()) thread_.join();
}

bool WebHookCourier::stopping() {
    const std::lock_guard lock(mutex_);
    return stopping_;
}

}  // namespace notifier
