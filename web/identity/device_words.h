#pragma once

#include <string>

namespace web {

// A browser's "User-Agent" in a few words for the list of one's sessions: "Firefox en Windows". The
// rest of it is not kept.
std::string device_words(const std::string& user_agent);

}  // namespace web
