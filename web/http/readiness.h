#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace web {

// Waits for sockets, over epoll (Poco's PollSet cannot be woken in 1.11). All but wake() belongs to
// one thread. Throws std::system_error.
class Readiness {
 public:
    enum class Wish { read, write };
    static constexpr std::uint64_t woken = 0;  // the token of wake()

    Readiness();
    ~Readiness();
    Readiness(const Readiness&) = delete;
    Readiness& operator=(const Readiness&) = delete;

    // The token is given back by wait() whenever the wish can be fulfilled or the socket broke.
    void add(int socket, std::uint64_t token, Wish wish);
    void change(int socket, std::uint64_t token, Wish wish);
    void remove(int socket);

    // Tokens of what is ready; empty when time ran out.
    std::vector<std::uint64_t> wait(std::chrono::milliseconds longest);

    // Lets wait() return; any thread.
    void wake();

 private:
    int epoll_ = -1;
    int wake_ = -1;
};

}  // namespace web
