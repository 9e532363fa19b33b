#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <spdlog/logger.h>

#include "web/http/fault.h"
#include "web/http/incoming.h"
#include "web/http/limits.h"

namespace web {

// What answers requests; used by one thread only. It may throw: see exchange().
using Answer = std::function<Response(Request&)>;

// How a fault is told to a person; the code may be empty. Called by many threads.
using FaultPage = std::function<Response(const Fault&, const std::string& code)>;

struct ServerSettings {
    std::string bind = "127.0.0.1";
    std::uint16_t port = 8080;  // 0: any free one
    std::size_t threads = 8;    // that answer; most of the time they wait for the disk
    // Addresses whose X-Forwarded-For and X-Forwarded-Proto are believed.
    std::vector<std::string> proxies = {};
    // Names that are answered to besides the loopback's and the own address (host_names.h); any
    // other Host is refused with 421.
    std::vector<std::string> host_names = {};
    Limits limits = {};
    Deadlines deadlines = {};
    FaultPage fault_page = plain_fault_page;
    std::shared_ptr<spdlog::logger> log;  // not null
};

// One request answered, as bytes for the wire. The one place where exceptions of handlers end: they
// are logged with a short code, which the person sees. Never throws but std::bad_alloc.
std::string exchange(Incoming incoming, bool keep_alive, const Answer& answer,
                     const ServerSettings& settings);

// A fault on the wire; the connection closes after it. `path` says whether a program or a person
// asked; empty when it is not known.
std::string fault_text(const Fault& fault, const std::string& path, const ServerSettings& settings);

}  // namespace web
