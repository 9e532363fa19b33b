#include "web/http/server.h"

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>

namespace web {
namespace {

Poco::Net::ServerSocket listening_at(const ServerSettings& settings) {
    Poco::Net::ServerSocket socket;
    // Without SO_REUSEPORT, which Poco sets unless told: a second server must not slip in.
    socket.bind(Poco::Net::SocketAddress(settings.bind, settings.port), true, false);
    socket.listen(511);
    return socket;
}

}  // namespace

HttpServer::HttpServer(ServerSettings settings, std::function<Answer()> make_answer)
    : settings_(std::move(settings)),
      port_(0),
      loop_(settings_,
            [this] {
                auto socket = listening_at(settings_);
                port_ = socket.address().port();
                return socket;
            }()),
      workers_(settings_, std::move(make_answer),
               [this](std::uint64_t connection, std::string bytes) {
                   loop_.deliver(connection, std::move(bytes));
               }),
      thread_([this] { loop_.run(workers_); }) {
}

HttpServer::~HttpServer() {
    stop();
}

void HttpServer::stop() {
    loop_.stop();
    if (thread_.joinable()) thread_.join();
}

}  // namespace web
