#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <Poco/Net/ServerSocket.h>

#include "web/http/connection.h"
#include "web/http/exchange.h"
#include "web/http/readiness.h"
#include "web/http/workers.h"

namespace web {

// One thread that keeps all connections: accepts them, reads requests whole before any worker sees
// them, writes replies, and closes whatever exceeds a limit or a deadline. A slow client costs a
// buffer here and never a thread.
class ConnectionLoop {
 public:
    // `listener` listens already.
    ConnectionLoop(const ServerSettings& settings, Poco::Net::ServerSocket listener);

    // Until stop() and the end of what was in flight by then.
    void run(Workers& workers);

    // Both from any thread.
    void deliver(std::uint64_t connection, std::string bytes);
    void stop();

 private:
    using Wish = Readiness::Wish;

    void accept_one();
    bool close_spare_one();
    template <class Work>
    void guard(Connection& connection, Work work);
    void on_ready(Connection& connection);
    void read_more(Connection& connection);
    void look_at_request(Connection& connection);
    bool is_for_us(Connection& connection);
    bool begin_body(Connection& connection);
    void hand_over(Connection& connection);
    void take_replies();
    void reply(Connection& connection, std::string bytes, bool keep_alive);
    void refuse(Connection& connection, const Fault& fault, const std::string& path = "");
    void write_more(Connection& connection);
    void after_reply(Connection& connection);
    void close_overdue();
    void begin_stop();
    bool finished() const;

    void watch(Connection& connection, Wish wish);
    void unwatch(Connection& connection);
    void release(Connection& connection);
    void close(Connection& connection);
    bool is_proxy(const std::string& address) const;

    const ServerSettings& settings_;
    Poco::Net::ServerSocket listener_;
    Readiness readiness_;
    Workers* workers_ = nullptr;  // while run() runs
    std::uint64_t next_id_ = 2;   // after those of waking and listening
    std::map<std::uint64_t, Connection> connections_;
    std::map<std::string, std::size_t> by_peer_;    // connections of an address, without proxies
    std::map<std::string, std::size_t> by_client_;  // requests at work
    std::size_t bodies_ = 0;                        // bytes reserved for bodies
    bool accepting_ = false;
    bool stopping_ = false;
    Moment now_;  // of this turn of the loop
    Moment next_look_;
    Moment end_;  // at the latest, once stopping

    std::atomic<bool> stop_asked_ = false;
    std::mutex mutex_;
    std::vector<std::pair<std::uint64_t, std::string>> replies_;
};

}  // namespace web
