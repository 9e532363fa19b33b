#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "notifier/web_hook.h"
#include "notifier/web_hook_book.h"
#include "web/pages/hook_desk.h"

namespace app {

// The outgoing hooks of `serve` for whoever administers, as their book has them.
class ServeHookDesk final : public web::HookDesk {
 public:
    // Without hooks no book is made. Throws StoreFailure.
    ServeHookDesk(const std::vector<notifier::WebHook>& hooks,
                  const std::filesystem::path& directory);

    std::vector<web::OutgoingHook> outgoing() override;

 private:
    std::mutex mutex_;  // of the book
    std::vector<web::OutgoingHook> hooks_;
    std::unique_ptr<notifier::WebHookBook> book_;
};

}  // namespace app
