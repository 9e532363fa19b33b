#pragma once

#include <functional>
#include <thread>

#include "web/http/connection_loop.h"
#include "web/http/exchange.h"
#include "web/http/workers.h"

namespace web {

// HTTP/1.1 for one program: listens from construction to stop(). Every request that can be read
// gets one reply, and what can not gets one too before its connection is closed.
class HttpServer {
 public:
    // `make_answer` runs once on each thread that answers, and what it made stays on that thread.
    // Throws what that throws, and Poco::Exception when the address cannot be had.
    HttpServer(ServerSettings settings, std::function<Answer()> make_answer);
    ~HttpServer();  // stop()
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    std::uint16_t port() const { return port_; }

    // Takes no more connections, answers what is in flight, then returns.
    void stop();

 private:
    const ServerSettings settings_;
    std::uint16_t port_;
    ConnectionLoop loop_;
    Workers workers_;
    std::thread thread_;  // of the loop
};

}  // namespace web
