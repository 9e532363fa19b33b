#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/base/result.h"

namespace web {

// How mail leaves this installation, for whoever administers it. Thread safe.
class MailDesk {
 public:
    virtual ~MailDesk() = default;

    // Name and value of each setting in plain words; a password only as "guardada".
    virtual std::vector<std::pair<std::string, std::string>> settings() const = 0;

    // Sends a test message at once. What went wrong is told in the words of the channel.
    virtual engine::Result<engine::Done> send_test(const std::string& name,
                                                   const std::string& address) = 0;
};

}  // namespace web
