#pragma once

#include <string>
#include <vector>

#include "engine/statechart/step.h"

namespace engine::statechart {

// How messages leave a tree of sessions and reach it: an Event I/O Processor (§6.2.4, §C.2) beyond
// SCXML's own. Stays the same object while sessions are stored and restored.
class Outside {
 public:
    struct Arrived {
        std::string session;
        Event event;
    };

    virtual ~Outside() = default;

    // A session can be reached from now on: its entries in _ioprocessors, {name: {"location"}}.
    // Called again, with the same answer, when the session is restored.
    virtual Value open(const std::string& session) = 0;
    virtual void close(const std::string& session) = 0;

    // Whether the `type` of a <send> is this processor's.
    virtual bool carries(const std::string& type) const = 0;
    // Whether a message could go there at all; asked before send().
    virtual bool can_reach(const std::string& target) const = 0;
    // Sends now. False: it could not be delivered.
    virtual bool send(const std::string& target, const Event& event) = 0;
    // What has come in since the last call, in the order of arrival.
    virtual std::vector<Arrived> arrived() = 0;
};

}  // namespace engine::statechart
