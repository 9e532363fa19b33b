#pragma once

#include <mutex>

#include "app/deliveries.h"
#include "web/pages/mail_desk.h"

namespace app {

// The mail settings of `serve` for whoever administers: a channel of its own, since the courier
// uses the other one at the same time.
class ServeMailDesk final : public web::MailDesk {
 public:
    // The store's clock outlives it.
    ServeMailDesk(MailSettings settings, std::vector<std::pair<std::string, std::string>> shown,
                  const engine::durable::Clock& clock)
        : settings_(std::move(settings)), shown_(std::move(shown)), clock_(clock) {}

    std::vector<std::pair<std::string, std::string>> settings() const override { return shown_; }
    engine::Result<engine::Done> send_test(const std::string& name,
                                           const std::string& address) override;

 private:
    std::mutex sending_;  // one message at a time
    MailSettings settings_;
    const std::vector<std::pair<std::string, std::string>> shown_;
    const engine::durable::Clock& clock_;
};

// Refuses, and returns null, as open_deliveries does.
std::unique_ptr<ServeMailDesk> open_mail_desk(const DeliveryOptions& options, OpenStore& store,
                                              CommandContext& context);

}  // namespace app
