#include "app/hook_desk.h"

namespace app {

ServeHookDesk::ServeHookDesk(const std::vector<notifier::WebHook>& hooks,
                             const std::filesystem::path& directory) {
    for (const auto& each : hooks) {
        web::OutgoingHook shown;
        shown.name = each.name;
        // What stands behind "?" may be a secret of the receiver's.
        shown.address = each.url.substr(0, each.url.find('?'));
        shown.events = each.events;
        hooks_.push_back(std::move(shown));
    }
    if (!hooks.empty()) book_ = std::make_unique<notifier::WebHookBook>(directory);
}

std::vector<web::OutgoingHook> ServeHookDesk::outgoing() {
    const std::lock_guard lock(mutex_);
    auto shown = hooks_;
    for (auto& each : shown) {
        const auto place = book_->look(each.name);
        if (!place) continue;
        each.taken = place->taken;
        each.attempts = place->attempts;
        if (place->attempts > 0) each.next = place->due;
        each.fault = place->fault;
    }
    return shown;
}

}  // namespace app
