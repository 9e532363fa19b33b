#pragma once

#include <string>
#include <vector>

#include "web/http/head.h"

namespace web {

// A whole request as it arrived.
struct Incoming {
    Head head;
    std::string body;    // as long as head.length
    std::string client;  // address of whoever asks, behind a trusted proxy too
    bool secure = false;
};

// Who asks: the peer, unless that is a trusted proxy, which says it in X-Forwarded-For (its last
// entry, the one that proxy saw itself) and X-Forwarded-Proto.
void name_client(Incoming& incoming, const std::string& peer,
                 const std::vector<std::string>& proxies);

// Cookies and forms read. Refused: bodies that are not what their type says.
Checked<Request> to_request(Incoming incoming, const Limits& limits);

}  // namespace web
