#pragma once

#include <memory>

#include "engine/statechart/outside.h"

namespace app {

// The Basic HTTP Event I/O Processor on this machine alone: a server on a free port of 127.0.0.1
// and a client that goes nowhere else. Each session is a path, http://127.0.0.1:PORT/SESSION; a
// POST, PUT or GET there is an event of that session (engine/statechart/basic_http.h).
//
// A message is delivered when send() returns: its receiver has answered. At most 1 MiB and 5 s.
// Throws Poco::Exception when no port can be opened.
class LoopbackHttp final : public engine::statechart::Outside {
 public:
    LoopbackHttp();
    ~LoopbackHttp() override;
    LoopbackHttp(const LoopbackHttp&) = delete;
    LoopbackHttp& operator=(const LoopbackHttp&) = delete;

    engine::Value open(const std::string& session) override;
    void close(const std::string& session) override;
    bool carries(const std::string& type) const override;
    bool can_reach(const std::string& target) const override;
    bool send(const std::string& target, const engine::statechart::Event& event) override;
    std::vector<Arrived> arrived() override;

 private:
    class Inbox;
    class Server;
    std::shared_ptr<Inbox> inbox_;
    std::unique_ptr<Server> server_;
};

}  // namespace app
