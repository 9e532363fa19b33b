#include "web/http/socket_bytes.h"

#include <array>
#include <cerrno>

#include <Poco/Exception.h>
#include <Poco/Net/SocketAddress.h>
#include <sys/socket.h>

namespace web {
namespace {

Transfer after_error() {
    const bool later = errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
    return later ? Transfer::later : Transfer::closed;
}

}  // namespace

Transfer receive(Poco::Net::StreamSocket& socket, std::string& bytes) {
    std::array<char, 64 * 1024> buffer;
    const auto count = ::recv(socket.impl()->sockfd(), buffer.data(), buffer.size(), 0);
    if (count == 0) return Transfer::closed;
    if (count < 0) return after_error();
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
    return Transfer::some;
}

Transfer send(Poco::Net::StreamSocket& socket, std::string_view bytes, std::size_t& sent) {
    while (sent < bytes.size()) {
        // MSG_NOSIGNAL: a client that has gone must not end the program.
        const auto count =
            ::send(socket.impl()->sockfd(), bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count < 0) return after_error();
        sent += static_cast<std::size_t>(count);
    }
    return Transfer::some;
}

namespace {

std::string bare(const Poco::Net::SocketAddress& address) {
    const std::string text = address.host().toString();
    return text.starts_with("::ffff:") ? text.substr(7) : text;
}

}  // namespace

std::string peer_of(const Poco::Net::StreamSocket& socket) {
    try {
        return bare(socket.peerAddress());
    } catch (const Poco::Exception&) {
        return "";
    }
}

std::string own_address_of(const Poco::Net::StreamSocket& socket) {
    try {
        return bare(socket.address());
    } catch (const Poco::Exception&) {
        return "";
    }
}

}  // namespace web
