#pragma once

#include <future>
#include <memory>
#include <sstream>
#include <string>

#include "tests/web/http/requests.h"
#include "web/http/server.h"

namespace test {

// A server on a free port of the loopback that tells back what it understood:
//   POST /eco        "método ruta | consulta | campos | archivos | cuerpo", one line
//   /falla           throws
//   /cabecera        a header with a line end in it
//   /largo           a long text
//   /espera          answers when open() was called
class TestServer {
 public:
    explicit TestServer(web::ServerSettings settings = {});
    ~TestServer();

    std::uint16_t port() const { return server_->port(); }
    void open() { opened_.set_value(); }
    // Until a request for /espera is being answered.
    void wait_for_one() { waiting_.get_future().wait(); }
    void stop() { server_->stop(); }
    std::string log() const { return log_.str(); }
    // Requests that a handler saw.
    int handled() const { return handled_; }

 private:
    web::Response answer(web::Request& request);

    std::ostringstream log_;
    std::atomic<int> handled_ = 0;
    std::promise<void> opened_;
    std::promise<void> waiting_;
    std::shared_future<void> is_open_ = opened_.get_future().share();
    std::unique_ptr<web::HttpServer> server_;
};

}  // namespace test
