#include "web/http/connection_loop.h"

#include <algorithm>

#include <Poco/Exception.h>

#include "web/http/host_names.h"
#include "web/http/socket_bytes.h"

namespace web {
namespace {

using std::chrono::milliseconds;
using Phase = Connection::Phase;

constexpr std::uint64_t listening = 1;  // its token
constexpr milliseconds between_looks{50};
constexpr milliseconds last_farewell{1000};  // while stopping
// Beyond the limit of connections, those who are being told so.
constexpr std::size_t refusals_at_once = 64;

// What large bodies and replies get on top.
milliseconds time_for(std::size_t bytes, const Deadlines& deadlines) {
    return milliseconds(bytes * 1000 / std::max<std::size_t>(deadlines.slowest, 1));
}

void count_down(std::map<std::string, std::size_t>& counts, const std::string& key) {
    const auto found = counts.find(key);
    if (found != counts.end() && --found->second == 0) counts.erase(found);
}

}  // namespace

ConnectionLoop::ConnectionLoop(const ServerSettings& settings, Poco::Net::ServerSocket listener)
    : settings_(settings), listener_(std::move(listener)) {
    listener_.setBlocking(false);
}

void ConnectionLoop::deliver(std::uint64_t connection, std::string bytes) {
    {
        const std::lock_guard lock(mutex_);
        replies_.emplace_back(connection, std::move(bytes));
    }
    readiness_.wake();
}

void ConnectionLoop::stop() {
    stop_asked_ = true;
    readiness_.wake();
}

// Trouble with one connection ends that connection.
template <class Work>
void ConnectionLoop::guard(Connection& connection, Work work) {
    const auto id = connection.id;
    try {
        work(connection);
    } catch (const std::exception& failure) {
        settings_.log->error("a connection failed: {}", failure.what());
        const auto found = connections_.find(id);
        if (found != connections_.end()) close(found->second);
    }
}

void ConnectionLoop::run(Workers& workers) {
    workers_ = &workers;
    now_ = std::chrono::steady_clock::now();
    next_look_ = now_;
    while (!finished()) {
        const auto ready = readiness_.wait(connections_.empty() && accepting_ ? milliseconds(1000)
                                                                              : between_looks);
        now_ = std::chrono::steady_clock::now();
        for (const auto token : ready) {
            if (token == listening) accept_one();
            const auto found = connections_.find(token);
            if (found == connections_.end()) continue;
            guard(found->second, [this](Connection& each) { on_ready(each); });
        }
        take_replies();
        if (stop_asked_ && !stopping_) begin_stop();
        if (next_look_ <= now_) close_overdue();
    }
    while (!connections_.empty()) close(connections_.begin()->second);
}

void ConnectionLoop::accept_one() {
    Poco::Net::StreamSocket socket;
    try {
        socket = listener_.acceptConnection();
        socket.setBlocking(false);
        socket.setNoDelay(true);
    } catch (const Poco::Exception&) {
        // Gone again, or out of descriptors: then trying at once would spin.
        readiness_.remove(listener_.impl()->sockfd());
        accepting_ = false;
        return;
    }
    const std::string peer = peer_of(socket);
    const auto& limits = settings_.limits;
    const bool full = connections_.size() >= limits.connections && !close_spare_one();
    if (peer.empty() || connections_.size() >= limits.connections + refusals_at_once) return;
    const auto id = next_id_++;
    auto& connection =
        connections_.try_emplace(id, id, std::move(socket), peer, limits).first->second;
    connection.deadline = now_ + settings_.deadlines.idle;
    const bool too_many = ++by_peer_[peer] > limits.client_connections && !is_proxy(peer);
    if (full || too_many) return refuse(connection, {full ? 503 : 429, ""});
    watch(connection, Wish::read);
}

// Makes place for a newcomer: of those who ask nothing, the one whose time ends first.
bool ConnectionLoop::close_spare_one() {
    Connection* spare = nullptr;
    for (auto& [id, each] : connections_) {
        const bool asks_nothing = each.is_idle() || each.phase == Phase::farewell;
        if (asks_nothing && (spare == nullptr || each.deadline < spare->deadline)) spare = &each;
    }
    if (spare == nullptr) return false;
    close(*spare);
    return true;
}

void ConnectionLoop::on_ready(Connection& connection) {
    if (connection.phase == Phase::writing) return write_more(connection);
    read_more(connection);
}

void ConnectionLoop::read_more(Connection& connection) {
    std::string bytes;
    const auto transfer = receive(connection.socket, bytes);
    if (transfer == Transfer::later) return;
    if (transfer == Transfer::closed) {
        if (connection.phase == Phase::farewell || !connection.begun) return close(connection);
        return refuse(connection, {400, "La solicitud llegó incompleta."});
    }
    if (connection.phase == Phase::farewell) return;
    connection.reader.add(bytes);
    look_at_request(connection);
}

void ConnectionLoop::look_at_request(Connection& connection) {
    using State = RequestReader::State;
    const auto state = connection.reader.state();
    if (state == State::empty) return;
    if (!connection.begun) {
        connection.begun = true;
        connection.deadline = now_ + settings_.deadlines.request;
    }
    if (state == State::refused)
        return refuse(connection, connection.reader.fault(), connection.reader.head().path);
    if (state == State::head || !is_for_us(connection) || !begin_body(connection)) return;
    if (state == State::complete) hand_over(connection);
}

// Before anything else is done about a request. False when it was refused.
bool ConnectionLoop::is_for_us(Connection& connection) {
    const Head& head = connection.reader.head();
    const auto* host = head.header("host");
    // Without one (HTTP/1.0) it is no browser, whom alone a false name could deceive.
    if (host == nullptr ||
        answers_to(*host, own_address_of(connection.socket), settings_.host_names))
        return true;
    refuse(connection,
           {421, "Este servidor no atiende con el nombre «" + host_name(*host) +
                     "». Si es el suyo, quien lo administra lo agrega con «visado serve "
                     "--host-name»."},
           head.path);
    return false;
}

// Once a request: makes room for its body. False when it was refused.
bool ConnectionLoop::begin_body(Connection& connection) {
    const Head& head = connection.reader.head();
    if (connection.room != 0 || head.length == 0) return true;
    if (bodies_ + head.length > settings_.limits.bodies_in_all) {
        refuse(connection, {503, ""}, head.path);
        return false;
    }
    bodies_ += connection.room = head.length;
    connection.deadline += time_for(head.length, settings_.deadlines);
    if (head.waits_for_continue && connection.reader.body_is_missing()) {
        std::size_t sent = 0;
        send(connection.socket, "HTTP/1.1 100 Continue\r\n\r\n", sent);
    }
    return true;
}

void ConnectionLoop::hand_over(Connection& connection) {
    auto whole = connection.reader.take();
    const bool keep_alive = whole.head.keep_alive && !stopping_;
    Incoming incoming{std::move(whole.head), std::move(whole.body), "", false};
    name_client(incoming, connection.peer, settings_.proxies);
    const auto& limits = settings_.limits;
    if (workers_->waiting() >= limits.waiting_requests)
        return refuse(connection, {503, ""}, incoming.head.path);
    const auto at_work = by_client_.find(incoming.client);
    if (at_work != by_client_.end() && at_work->second >= limits.client_requests)
        return refuse(connection, {429, ""}, incoming.head.path);
    connection.client = incoming.client;
    ++by_client_[incoming.client];
    connection.keep_alive = keep_alive;
    connection.phase = Phase::answering;
    connection.deadline = Moment::max();
    unwatch(connection);
    workers_->add({connection.id, std::move(incoming), keep_alive});
}

void ConnectionLoop::take_replies() {
    std::vector<std::pair<std::uint64_t, std::string>> replies;
    {
        const std::lock_guard lock(mutex_);
        replies.swap(replies_);
    }
    for (auto& [id, bytes] : replies) {
        guard(connections_.at(id), [this, &text = bytes](Connection& each) {
            release(each);
            reply(each, std::move(text), each.keep_alive);
        });
    }
}

void ConnectionLoop::reply(Connection& connection, std::string bytes, bool keep_alive) {
    connection.keep_alive = keep_alive;
    connection.phase = Phase::writing;
    connection.deadline =
        now_ + settings_.deadlines.reply + time_for(bytes.size(), settings_.deadlines);
    connection.reply = std::move(bytes);
    connection.sent = 0;
    write_more(connection);
}

void ConnectionLoop::refuse(Connection& connection, const Fault& fault, const std::string& path) {
    release(connection);
    reply(connection, fault_text(fault, path, settings_), false);
}

void ConnectionLoop::write_more(Connection& connection) {
    switch (send(connection.socket, connection.reply, connection.sent)) {
        case Transfer::closed:
            return close(connection);
        case Transfer::later:
            return watch(connection, Wish::write);
        case Transfer::some:
            return after_reply(connection);
    }
}

void ConnectionLoop::after_reply(Connection& connection) {
    connection.reply = {};
    watch(connection, Wish::read);
    if (connection.keep_alive && !stopping_) {
        connection.phase = Phase::reading;
        connection.begun = false;
        connection.deadline = now_ + settings_.deadlines.idle;
        return look_at_request(connection);
    }
    connection.phase = Phase::farewell;
    connection.deadline = now_ + (stopping_ ? std::min(settings_.deadlines.farewell, last_farewell)
                                            : settings_.deadlines.farewell);
    try {
        connection.socket.shutdownSend();
    } catch (const Poco::Exception&) {
        close(connection);
    }
}

void ConnectionLoop::close_overdue() {
    next_look_ = now_ + between_looks;
    if (!accepting_ && !stopping_) {
        readiness_.add(listener_.impl()->sockfd(), listening, Wish::read);
        accepting_ = true;
    }
    for (auto next = connections_.begin(); next != connections_.end();) {
        auto& connection = (next++)->second;
        if (now_ < connection.deadline) continue;
        if (connection.phase == Phase::reading && connection.begun) {
            refuse(connection, {408, ""});
        } else {
            close(connection);
        }
    }
}

void ConnectionLoop::begin_stop() {
    stopping_ = true;
    end_ = now_ + settings_.deadlines.stop;
    if (accepting_) readiness_.remove(listener_.impl()->sockfd());
    accepting_ = false;
    listener_.close();
    for (auto next = connections_.begin(); next != connections_.end();) {
        auto& connection = (next++)->second;
        if (connection.phase == Phase::reading) {
            close(connection);
        } else if (connection.phase == Phase::farewell) {
            connection.deadline = std::min(connection.deadline, now_ + last_farewell);
        }
    }
}

bool ConnectionLoop::finished() const {
    return stopping_ && (connections_.empty() || end_ <= now_);
}

void ConnectionLoop::watch(Connection& connection, Wish wish) {
    const int socket = connection.socket.impl()->sockfd();
    if (connection.watched) return readiness_.change(socket, connection.id, wish);
    readiness_.add(socket, connection.id, wish);
    connection.watched = true;
}

void ConnectionLoop::unwatch(Connection& connection) {
    if (!connection.watched) return;
    readiness_.remove(connection.socket.impl()->sockfd());
    connection.watched = false;
}

// Gives back what the request in hand took.
void ConnectionLoop::release(Connection& connection) {
    bodies_ -= std::exchange(connection.room, 0);
    if (!connection.client.empty()) count_down(by_client_, std::exchange(connection.client, ""));
}

void ConnectionLoop::close(Connection& connection) {
    unwatch(connection);
    release(connection);
    count_down(by_peer_, connection.peer);
    connection.socket.close();
    connections_.erase(connection.id);
}

bool ConnectionLoop::is_proxy(const std::string& address) const {
    const auto& proxies = settings_.proxies;
    return std::find(proxies.begin(), proxies.end(), address) != proxies.end();
}

}  // namespace web
