#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

// `visado serve` on a free port, as a process of its own. Killed at the end of the scope, unless it
// has ended before.
class ServingProgram {
 public:
    // Waits until it says where it listens. Answers to visado.gob.pe, the name that test::get()
    // asks for. `words` go behind.
    ServingProgram(const std::filesystem::path& data, const std::filesystem::path& workflows,
                   const std::vector<std::string>& words = {});
    ~ServingProgram();
    ServingProgram(const ServingProgram&) = delete;
    ServingProgram& operator=(const ServingProgram&) = delete;

    std::uint16_t port() const { return port_; }  // 0: it ended without listening
    const std::string& said() const { return said_; }

    // Sends the signal and waits for the end; the exit code, or 128 + the signal that ended it.
    int end_by(int signal);

 private:
    pid_t process_ = -1;
    std::uint16_t port_ = 0;
    std::string said_;
    int output_ = -1;
};
