#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <Poco/Net/StreamSocket.h>

namespace web {

// Bytes in and out of a socket that does not block. Nothing throws: a socket that broke is closed.
enum class Transfer { some, later, closed };

// Appends what has arrived, at most one buffer full.
Transfer receive(Poco::Net::StreamSocket& socket, std::string& bytes);

// `sent` grows by what was taken; some: all of it.
Transfer send(Poco::Net::StreamSocket& socket, std::string_view bytes, std::size_t& sent);

// Without the prefix under which IPv6 sockets show IPv4 addresses. Empty when it has gone.
std::string peer_of(const Poco::Net::StreamSocket& socket);
// The same of our end of it.
std::string own_address_of(const Poco::Net::StreamSocket& socket);

}  // namespace web
