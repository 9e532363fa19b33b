#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "notifier/channel.h"
#include "notifier/mail_payload.h"

namespace app {

// How mail leaves this installation. The file, next to the store by convention (correo.json):
//   {"host","port","encryption": "starttls|starttls_if_offered|implicit|none","user",
//    "password_file","ca_file","from": {"name","address"}}
// The password stands in a file of its own, so that the settings can be shown.
struct MailSettings {
    std::unique_ptr<notifier::Channel> channel;
    notifier::Sender sender;
};

// Refuses unknown keys and what is missing, by name.
engine::Result<MailSettings> smtp_settings(const engine::Value& settings,
                                           const engine::durable::Clock& clock);

// Mails as .eml files in a folder, which is made when it is missing.
engine::Result<MailSettings> spool_settings(const std::filesystem::path& folder,
                                            const engine::Value& entity);

}  // namespace app
