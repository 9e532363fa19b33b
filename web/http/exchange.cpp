#include "web/http/exchange.h"

#include <exception>
#include <random>

#include <Poco/Exception.h>

#include "web/http/gzip.h"
#include "web/http/response_text.h"

namespace web {
namespace {

// "7F3A-20C1": short enough to be read out on the telephone. No secret.
std::string new_code() {
    std::random_device chance;
    constexpr char digits[] = "0123456789ABCDEF";
    std::string code;
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == 4) code += '-';
        code += digits[chance() % 16];
    }
    return code;
}

std::string what_happened(const std::exception& failure) {
    const auto* poco = dynamic_cast<const Poco::Exception*>(&failure);
    return poco == nullptr ? failure.what() : poco->displayText();
}

Response page_for(const Fault& fault, const std::string& code, const ServerSettings& settings) {
    try {
        return settings.fault_page(fault, code);
    } catch (const std::exception& failure) {
        settings.log->error("{} the page for a fault failed: {}", code, what_happened(failure));
        return plain_fault_page(fault, code);
    }
}

Response fault_response(const Fault& fault, const std::string& path, const std::string& code,
                        const ServerSettings& settings) {
    Response response =
        is_for_programs(path) ? fault_json(fault, code) : page_for(fault, code, settings);
    if (fault.status == 429 || fault.status == 503)
        response.headers.emplace_back("Retry-After", "10");
    return response;
}

// The address of an inbound hook is its secret, which no log may keep.
std::string loggable(const std::string& path) {
    constexpr char hooks[] = "/ganchos/";
    return path.starts_with(hooks) ? hooks + std::string("…") : path;
}

Response failed(const Request& request, const std::string& what, const ServerSettings& settings) {
    const std::string code = new_code();
    settings.log->error("{} {} {}: {}", code, request.method, loggable(request.path), what);
    return fault_response({500, ""}, request.path, code, settings);
}

Response answered(Request& request, const Answer& answer, const ServerSettings& settings) {
    try {
        return answer(request);
    } catch (const std::exception& failure) {
        return failed(request, what_happened(failure), settings);
    }
}

}  // namespace

std::string exchange(Incoming incoming, bool keep_alive, const Answer& answer,
                     const ServerSettings& settings) {
    const auto* known = incoming.head.header("if-none-match");
    const ReplyForm form{incoming.head.method == "HEAD",
                         accepts_gzip(incoming.head.header("accept-encoding")), keep_alive,
                         incoming.secure, known == nullptr ? "" : *known};
    const std::string path = incoming.head.path;
    auto request = to_request(std::move(incoming), settings.limits);
    if (!request) return response_text(fault_response(request.error(), path, "", settings), form);
    try {
        return response_text(answered(*request, answer, settings), form);
    } catch (const std::logic_error& failure) {  // a header of ours is broken
        return response_text(failed(*request, failure.what(), settings), form);
    }
}

std::string fault_text(const Fault& fault, const std::string& path,
                       const ServerSettings& settings) {
    return response_text(fault_response(fault, path, "", settings), {});
}

}  // namespace web
