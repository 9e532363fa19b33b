#include "tests/web/http/raw_client.h"

#include <array>
#include <stdexcept>

#include <Poco/Net/NetException.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Timespan.h>
#include <sys/socket.h>

namespace test {

std::string Reply::header(const std::string& name) const {
    const auto begin = head.find("\r\n" + name + ": ");
    if (begin == std::string::npos) return "";
    const auto value = begin + name.size() + 4;
    return head.substr(value, head.find("\r\n", value) - value);
}

RawClient::RawClient(std::uint16_t port) : socket_(Poco::Net::SocketAddress("127.0.0.1", port)) {
    socket_.setReceiveTimeout(Poco::Timespan(10, 0));
    socket_.setSendTimeout(Poco::Timespan(10, 0));
}

RawClient& RawClient::say(const std::string& bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const auto count = ::send(socket_.impl()->sockfd(), bytes.data() + sent,
                                  bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) break;  // refused meanwhile: what was replied counts
        sent += static_cast<std::size_t>(count);
    }
    return *this;
}

RawClient& RawClient::end() {
    socket_.shutdownSend();
    return *this;
}

bool RawClient::receive() {
    std::array<char, 16384> buffer;
    try {
        const int count = socket_.receiveBytes(buffer.data(), static_cast<int>(buffer.size()));
        if (count <= 0) return false;
        arrived_.append(buffer.data(), static_cast<std::size_t>(count));
        return true;
    } catch (const Poco::Net::ConnectionResetException&) {
        return false;
    }
}

Reply RawClient::read(bool with_body) {
    Reply reply;
    std::size_t end = 0;
    while ((end = arrived_.find("\r\n\r\n")) == std::string::npos) {
        if (!receive()) return reply;
    }
    reply.head = arrived_.substr(0, end + 2);
    arrived_.erase(0, end + 4);
    reply.status = std::stoi(reply.head.substr(9, 3));
    const std::string length = with_body ? reply.header("Content-Length") : "";
    const std::size_t size = length.empty() ? 0 : std::stoul(length);
    while (arrived_.size() < size) {
        if (!receive()) throw std::runtime_error("a reply was cut off");
    }
    reply.body = arrived_.substr(0, size);
    arrived_.erase(0, size);
    return reply;
}

Reply RawClient::reply() {
    return read(true);
}

Reply RawClient::reply_to_head() {
    return read(false);
}

std::string RawClient::rest() {
    while (receive()) continue;
    return std::move(arrived_);
}

Reply ask(std::uint16_t port, const std::string& bytes) {
    return RawClient(port).say(bytes).reply();
}

}  // namespace test
