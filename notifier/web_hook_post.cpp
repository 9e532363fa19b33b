#include "notifier/web_hook_post.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Timespan.h>
#include <Poco/URI.h>

namespace notifier {
namespace {

namespace net = Poco::Net;

constexpr int patience = 10;  // seconds

std::shared_ptr<net::HTTPClientSession> session_for(const Poco::URI& uri, const WebHook& hook) {
    if (uri.getScheme() == "http")
        return std::make_shared<net::HTTPClientSession>(uri.getHost(), uri.getPort());
    net::Context::Params params;
    params.caLocation = hook.ca_file;
    params.loadDefaultCAs = hook.ca_file.empty();
    params.cipherList = "DEFAULT";
    params.verificationMode = net::Context::VERIFY_STRICT;
    net::Context::Ptr context(new net::Context(net::Context::TLS_CLIENT_USE, params));
    context->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
    return std::make_shared<net::HTTPSClientSession>(uri.getHost(), uri.getPort(), context);
}

}  // namespace

// While a session is out, abort() finds it.
class WebHookPost::UnderWay {
 public:
    UnderWay(WebHookPost& post, std::shared_ptr<net::HTTPClientSession> session) : post_(post) {
        const std::lock_guard lock(post_.mutex_);
        post_.under_way_ = std::move(session);
    }
    ~UnderWay() {
        const std::lock_guard lock(post_.mutex_);
        post_.under_way_.reset();
    }
    UnderWay(const UnderWay&) = delete;
    UnderWay& operator=(const UnderWay&) = delete;

 private:
    WebHookPost& post_;
};

HookReply WebHookPost::send(const WebHook& hook, const std::string& message, std::int64_t position,
                            std::int64_t seconds) {
    try {
        const Poco::URI uri(hook.url);
        const auto session = session_for(uri, hook);
        const UnderWay noted(*this, session);
        session->setTimeout(Poco::Timespan(patience, 0));
        const std::string path = uri.getPathAndQuery();
        net::HTTPRequest request(net::HTTPRequest::HTTP_POST, path.empty() ? "/" : path,
                                 net::HTTPMessage::HTTP_1_1);
        request.setContentType("application/json");
        request.setContentLength64(static_cast<Poco::Int64>(message.size()));
        request.setKeepAlive(false);
        request.set("User-Agent", "Visado");
        request.set("Visado-Entrega", std::to_string(position));
        request.set("Visado-Firma", signature_of(message, hook.secret, seconds));
        session->sendRequest(request) << message << std::flush;
        net::HTTPResponse response;
        session->receiveResponse(response);
        const int status = response.getStatus();
        if (status >= 200 && status < 300) return {true, ""};
        return {false, "Respondió " + std::to_string(status) + "."};
    } catch (const Poco::TimeoutException&) {
        return {false, "No respondió en " + std::to_string(patience) + " segundos."};
    } catch (const Poco::Exception& failure) {
        return {false, "No se pudo entregar: " + failure.displayText() + "."};
    }
}

void WebHookPost::abort() {
    const std::lock_guard lock(mutex_);
    try {
        if (under_way_) under_way_->abort();
    } catch (const Poco::Exception&) {
        // It had not connected yet, or no longer was.
    }
}

}  // namespace notifier
