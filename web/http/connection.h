#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include <Poco/Net/StreamSocket.h>

#include "web/http/readiness.h"
#include "web/http/request_reader.h"

namespace web {

using Moment = std::chrono::steady_clock::time_point;

// One client's connection. It does one thing at a time; the connection loop moves it on.
struct Connection {
    enum class Phase {
        reading,    // a request, or nothing yet
        answering,  // a worker has the request; the socket is not looked at
        writing,    // the reply
        farewell,   // ours is said; what the client still sends is read and dropped, because
                    // closing on unread bytes would tear down the reply on its way
    };

    Connection(std::uint64_t number, Poco::Net::StreamSocket accepted, std::string address,
               const Limits& limits)
        : id(number), socket(std::move(accepted)), peer(std::move(address)), reader(limits) {}

    std::uint64_t id;
    Poco::Net::StreamSocket socket;
    std::string peer;
    RequestReader reader;
    Phase phase = Phase::reading;
    bool watched = false;     // stands in Readiness
    bool begun = false;       // a first byte of the request in hand is here
    bool keep_alive = false;  // after the reply in hand
    Moment deadline;          // of the phase; none while answering
    std::size_t room = 0;     // body bytes reserved for the request in hand
    std::string client;       // whose request is being answered
    std::string reply;
    std::size_t sent = 0;

    bool is_idle() const { return phase == Phase::reading && !begun; }
};

}  // namespace web
