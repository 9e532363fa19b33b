#include "app/loopback_http.h"

#include <mutex>
#include <set>

#include <Poco/Exception.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/StreamCopier.h>
#include <Poco/ThreadPool.h>
#include <Poco/URI.h>

#include "engine/statechart/basic_http.h"

namespace app {
namespace {

namespace net = Poco::Net;
namespace sc = engine::statechart;
using Status = net::HTTPResponse::HTTPStatus;

constexpr std::streamsize most_bytes = 1 << 20;
const Poco::Timespan patience(5, 0);

}  // namespace

// What the server's threads and the session share.
class LoopbackHttp::Inbox {
 public:
    void open(const std::string& session) {
        const std::scoped_lock lock(mutex_);
        open_.insert(session);
    }
    void close(const std::string& session) {
        const std::scoped_lock lock(mutex_);
        open_.erase(session);
    }
    bool put(const std::string& session, sc::Event event) {
        const std::scoped_lock lock(mutex_);
        if (!open_.contains(session)) return false;
        arrived_.push_back({session, std::move(event)});
        return true;
    }
    std::vector<Arrived> take() {
        const std::scoped_lock lock(mutex_);
        return std::exchange(arrived_, {});
    }

 private:
    std::mutex mutex_;
    std::set<std::string> open_;
    std::vector<Arrived> arrived_;
};

class LoopbackHttp::Server {
 public:
    explicit Server(std::shared_ptr<Inbox> inbox)
        : server_(new Factory(std::move(inbox)), threads_,
                  net::ServerSocket(net::SocketAddress("127.0.0.1", 0)), parameters()) {
        server_.start();
    }
    ~Server() { server_.stopAll(true); }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::string address() const {
        return "http://127.0.0.1:" + std::to_string(server_.port()) + "/";
    }

 private:
    class Handler final : public net::HTTPRequestHandler {
     public:
        explicit Handler(std::shared_ptr<Inbox> inbox) : inbox_(std::move(inbox)) {}

        void handleRequest(net::HTTPServerRequest& request,
                           net::HTTPServerResponse& response) override {
            response.setKeepAlive(false);
            response.setContentType("text/plain; charset=utf-8");
            std::string words;
            try {
                response.setStatusAndReason(answer(request, words));
            } catch (const std::exception&) {
                response.setStatusAndReason(Status::HTTP_BAD_REQUEST);
            }
            response.sendBuffer(words.data(), words.size());
        }

     private:
        Status answer(net::HTTPServerRequest& request, std::string& words) {
            const std::string& method = request.getMethod();
            if (method != "POST" && method != "PUT" && method != "GET")
                return Status::HTTP_METHOD_NOT_ALLOWED;
            sc::HttpMessage message;
            message.method = method;
            if (const Status read = read_body(request, message.body); read != Status::HTTP_OK)
                return read;
            message.content_type = request.has("Content-Type") ? request.getContentType() : "";
            const Poco::URI address(request.getURI());
            message.query = address.getRawQuery();
            auto event = sc::from_http(message);
            if (!event) {
                words = to_line(event.error()) + '\n';
                return Status::HTTP_BAD_REQUEST;
            }
            const std::string path = address.getPath();
            const bool known = !path.empty() && inbox_->put(path.substr(1), std::move(*event));
            return known ? Status::HTTP_OK : Status::HTTP_NOT_FOUND;
        }

        // A body without a length, or cut short, is not taken for an empty one.
        static Status read_body(net::HTTPServerRequest& request, std::string& body) {
            if (request.getChunkedTransferEncoding()) return Status::HTTP_LENGTH_REQUIRED;
            if (!request.hasContentLength()) {
                return request.getMethod() == "GET" ? Status::HTTP_OK
                                                    : Status::HTTP_LENGTH_REQUIRED;
            }
            const std::streamsize length = request.getContentLength();
            if (length < 0 || length > most_bytes) return Status::HTTP_REQUEST_ENTITY_TOO_LARGE;
            body.resize(static_cast<std::size_t>(length));
            request.stream().read(body.data(), length);
            return request.stream().gcount() == length ? Status::HTTP_OK : Status::HTTP_BAD_REQUEST;
        }

        std::shared_ptr<Inbox> inbox_;
    };

    class Factory final : public net::HTTPRequestHandlerFactory {
     public:
        explicit Factory(std::shared_ptr<Inbox> inbox) : inbox_(std::move(inbox)) {}
        net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest&) override {
            return new Handler(inbox_);
        }

     private:
        std::shared_ptr<Inbox> inbox_;
    };

    static net::HTTPServerParams* parameters() {
        auto* made = new net::HTTPServerParams;  // the server owns it
        made->setKeepAlive(false);
        made->setTimeout(patience);
        made->setMaxThreads(4);
        return made;
    }

    Poco::ThreadPool threads_{1, 4};
    net::HTTPServer server_;
};

LoopbackHttp::LoopbackHttp()
    : inbox_(std::make_shared<Inbox>()), server_(std::make_unique<Server>(inbox_)) {
}

LoopbackHttp::~LoopbackHttp() = default;

engine::Value LoopbackHttp::open(const std::string& session) {
    inbox_->open(session);
    const engine::Value entry = {{"location", server_->address() + session}};
    return {{"basichttp", entry}, {sc::basic_http_event_processor, entry}};
}

void LoopbackHttp::close(const std::string& session) {
    inbox_->close(session);
}

bool LoopbackHttp::carries(const std::string& type) const {
    return sc::is_basic_http(type);
}

bool LoopbackHttp::can_reach(const std::string& target) const {
    try {
        const Poco::URI address(target);
        return address.getScheme() == "http" &&
               (address.getHost() == "127.0.0.1" || address.getHost() == "localhost");
    } catch (const Poco::Exception&) {
        return false;
    }
}

bool LoopbackHttp::send(const std::string& target, const sc::Event& event) {
    if (!can_reach(target)) return false;
    try {
        const sc::HttpMessage message = sc::to_http(event);
        Poco::URI address(target);
        if (!message.query.empty()) {
            const std::string own = address.getRawQuery();
            address.setRawQuery(own.empty() ? message.query : own + "&" + message.query);
        }
        net::HTTPClientSession client("127.0.0.1", address.getPort());
        client.setTimeout(patience);
        net::HTTPRequest request(message.method, address.getPathAndQuery(),
                                 net::HTTPMessage::HTTP_1_1);
        request.setContentType(message.content_type);
        request.setContentLength(static_cast<std::streamsize>(message.body.size()));
        client.sendRequest(request) << message.body;
        net::HTTPResponse response;
        std::string words;
        Poco::StreamCopier::copyToString(client.receiveResponse(response), words);
        return response.getStatus() >= 200 && response.getStatus() < 300;
    } catch (const Poco::Exception&) {
        return false;
    }
}

std::vector<LoopbackHttp::Arrived> LoopbackHttp::arrived() {
    return inbox_->take();
}

}  // namespace app
