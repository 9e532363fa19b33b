#include "tests/web/http/test_server.h"

#include <stdexcept>

#include <spdlog/sinks/ostream_sink.h>

namespace test {
namespace {

std::string told(const web::Pairs& pairs) {
    std::string text;
    for (const auto& [name, value] : pairs) text += (text.empty() ? "" : "&") + name + "=" + value;
    return text;
}

std::string echo(const web::Request& request) {
    std::string files;
    for (const auto& upload : request.uploads)
        files += upload.field + "=" + upload.name + " " + upload.media_type + " " +
                 std::to_string(upload.bytes.size());
    return request.method + " " + request.path + " | " + told(request.query) + " | " +
           told(request.fields) + " | " + files + " | " + request.body;
}

}  // namespace

TestServer::TestServer(web::ServerSettings settings) {
    settings.port = 0;
    if (settings.host_names.empty()) settings.host_names = {"visado.gob.pe", "a"};
    settings.log = std::make_shared<spdlog::logger>(
        "prueba", std::make_shared<spdlog::sinks::ostream_sink_mt>(log_));
    server_ = std::make_unique<web::HttpServer>(std::move(settings), [this]() -> web::Answer {
        return [this](web::Request& request) { return answer(request); };
    });
}

TestServer::~TestServer() {
    if (is_open_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) open();
}

web::Response TestServer::answer(web::Request& request) {
    ++handled_;
    if (request.path == "/falla") throw std::runtime_error("el disco se llenó");
    if (request.path == "/cabecera") return {200, "text/plain", "", {{"X-Otra", "a\r\nb"}}};
    if (request.path == "/largo")
        return {200, "text/plain; charset=utf-8", std::string(50'000, 'a')};
    if (request.path == "/espera") {
        waiting_.set_value();
        is_open_.wait();
    }
    return {200, "text/plain; charset=utf-8", echo(request)};
}

}  // namespace test
