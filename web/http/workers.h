#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "web/http/exchange.h"

namespace web {

// The threads that answer. Requests wait in a queue whose length whoever gives them work bounds.
class Workers {
 public:
    struct Work {
        std::uint64_t connection = 0;
        Incoming incoming;
        bool keep_alive = false;
    };
    // Gets the bytes of a reply, on the thread that made it. Must not throw.
    using Deliver = std::function<void(std::uint64_t connection, std::string bytes)>;

    // `make_answer` runs once on each thread; what it throws, this throws.
    Workers(const ServerSettings& settings, std::function<Answer()> make_answer, Deliver deliver);
    ~Workers();  // answers what waits first
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    void add(Work work);
    std::size_t waiting() const;

 private:
    void run(const Answer& answer);
    void stop();

    const ServerSettings& settings_;
    Deliver deliver_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Work> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace web
