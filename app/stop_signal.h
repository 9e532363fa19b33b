#pragma once

#include <csignal>

namespace app {

// Waits for Ctrl-C or `systemctl stop`. From construction on SIGINT and SIGTERM, and no other
// signal, are blocked in this thread and in those that it starts later: make one before the first.
// JavaScriptCore needs SIGUSR1 in every thread.
class StopSignal {
 public:
    // Throws std::system_error.
    StopSignal();
    ~StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    void wait();

 private:
    sigset_t before_{};
    int signals_ = -1;
};

}  // namespace app
