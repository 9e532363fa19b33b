#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/value.h"

namespace forms {

// One child process that answers frames: 4 bytes big-endian length of a JSON header, the header,
// and header["bytes"] bytes of body, both ways over its standard input and output.
//
// Started with posix_spawn, never fork: a process that has used JavaScriptCore must not fork. The
// socket is close-on-exec, so no other child keeps it open; the child ends when this side closes.
// Not thread safe. The destructor kills the child and waits for it.
class WorkerProcess {
 public:
    struct Frame {
        engine::Value header;
        std::string body;
    };
    enum class Outcome {
        answered,
        timed_out,  // nothing whole came before the deadline
        ended,      // the process is gone, or what it wrote is no frame
    };
    using Deadline = std::chrono::steady_clock::time_point;

    // `command` is program and arguments; no shell and no PATH: the program is a path. The child
    // gets a fixed environment of its own. Throws std::system_error when it cannot be started.
    explicit WorkerProcess(const std::vector<std::string>& command);
    ~WorkerProcess();
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;

    Outcome send(const engine::Value& header, std::string_view body, Deadline deadline);
    Outcome receive(Frame& frame, Deadline deadline);
    int pid() const { return pid_; }

 private:
    Outcome read_exactly(std::string& into, std::size_t count, Deadline deadline);

    int socket_ = -1;
    int pid_ = -1;
};

}  // namespace forms
