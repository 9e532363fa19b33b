#pragma once

#include <chrono>
#include <string>

#include <Poco/Net/StreamSocket.h>

namespace test {

struct Reply {
    int status = 0;  // 0: the connection ended without one
    std::string head;
    std::string body;

    // Value of a header; empty without.
    std::string header(const std::string& name) const;
};

// Says what it is told over a socket, rightly or wrongly. Waits at most ten seconds for anything.
class RawClient {
 public:
    explicit RawClient(std::uint16_t port);

    RawClient& say(const std::string& bytes);
    // Sends no more; the other direction stays open.
    RawClient& end();

    // The next reply, as long as its Content-Length says.
    Reply reply();
    // The same, which has no body whatever its head says (for HEAD).
    Reply reply_to_head();
    // Whatever still comes until the server closes; fails the test when it does not close in time.
    std::string rest();

 private:
    bool receive();
    Reply read(bool with_body);

    Poco::Net::StreamSocket socket_;
    std::string arrived_;
};

// One connection, one request, one reply.
Reply ask(std::uint16_t port, const std::string& bytes);

}  // namespace test
