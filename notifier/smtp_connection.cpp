#include "notifier/smtp_connection.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include <Poco/Net/DNS.h>
#include <Poco/Net/HostEntry.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SecureStreamSocket.h>

namespace notifier {
namespace {

using namespace std::chrono;
namespace net = Poco::Net;

constexpr std::size_t max_line = 2'000;  // RFC 5321 §4.5.3.1.5 asks for 512; servers are wordier
constexpr int max_lines = 100;

Poco::Timespan timespan(milliseconds time) {
    return {std::max<Poco::Timespan::TimeDiff>(1, time.count()) * Poco::Timespan::MILLISECONDS};
}

std::string server_name(const SmtpSettings& settings) {
    return "el servidor de correo " + settings.host + ":" + std::to_string(settings.port);
}

net::Context::Ptr tls_context(const SmtpSettings& settings) {
    net::Context::Params params;
    params.caLocation = settings.ca_file;
    params.loadDefaultCAs = settings.ca_file.empty();
    params.cipherList = "DEFAULT";
    // Strict, because in Poco "relaxed" skips the name check for what it takes for the local host.
    params.verificationMode =
        settings.verify_certificate ? net::Context::VERIFY_STRICT : net::Context::VERIFY_NONE;
    net::Context::Ptr context(new net::Context(net::Context::TLS_CLIENT_USE, params));
    context->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
    return context;
}

// The host's addresses; a name that cannot be asked about now is not a name that does not exist.
net::HostEntry::AddressList addresses_of(const SmtpSettings& settings) {
    try {
        return net::DNS::resolve(settings.host).addresses();
    } catch (const net::HostNotFoundException&) {
        throw SmtpFailure{Fate::channel_fault, "No existe el servidor de correo «" + settings.host +
                                                   "». Corrija su nombre en la configuración."};
    } catch (const net::NoAddressFoundException&) {
        throw SmtpFailure{Fate::channel_fault, "El servidor de correo «" + settings.host +
                                                   "» no tiene dirección. Corrija su nombre."};
    } catch (const Poco::Exception& failure) {
        throw SmtpFailure{Fate::try_later, "No se pudo averiguar la dirección de «" +
                                               settings.host + "»: " + failure.displayText() + "."};
    }
}

}  // namespace

SmtpConnection::SmtpConnection(const SmtpSettings& settings) : settings_(settings) {
    connect();
    socket_ = plain_;
    if (settings.encryption == Encryption::implicit) start_tls();
}

SmtpConnection::~SmtpConnection() {
    // Below TLS first: closing TLS politely would wait for a server that may be dead.
    try {
        plain_.close();
    } catch (const Poco::Exception&) {  // NOLINT(bugprone-empty-catch): it is gone either way
    }
}

void SmtpConnection::connect() {
    std::optional<SmtpFailure> last;
    for (const auto& address : addresses_of(settings_)) {
        try {
            plain_ = net::StreamSocket(address.family() == net::IPAddress::IPv6
                                           ? net::SocketAddress::IPv6
                                           : net::SocketAddress::IPv4);
            plain_.connect(net::SocketAddress(address, settings_.port),
                           timespan(settings_.connect_timeout));
            plain_.setNoDelay(true);
            return;
        } catch (const Poco::TimeoutException&) {
            last =
                SmtpFailure{Fate::try_later, "No respondió " + server_name(settings_) + ".", true};
        } catch (const Poco::Exception& failure) {
            last = SmtpFailure{Fate::try_later,
                               "No se pudo conectar con " + server_name(settings_) + ": " +
                                   failure.displayText() + ".",
                               true};
        }
    }
    throw last.value_or(SmtpFailure{Fate::channel_fault,
                                    "El servidor «" + settings_.host + "» no tiene dirección."});
}

void SmtpConnection::start_tls() {
    buffer_.clear();
    read_ = 0;
    try {
        plain_.setReceiveTimeout(timespan(settings_.reply_timeout));
        plain_.setSendTimeout(timespan(settings_.reply_timeout));
        auto secure =
            net::SecureStreamSocket::attach(plain_, settings_.host, tls_context(settings_));
        // Poco takes a handshake that ran into the timeout for done, and checks no name then.
        if (secure.completeHandshake() <= 0 || !secure.havePeerCertificate()) {
            throw Poco::TimeoutException();
        }
        if (settings_.verify_certificate) secure.verifyPeerCertificate(settings_.host);
        socket_ = secure;
        encrypted_ = true;
    } catch (const Poco::TimeoutException&) {
        throw SmtpFailure{Fate::try_later,
                          "No terminó a tiempo el cifrado TLS con " + server_name(settings_) + "."};
    } catch (const net::SSLConnectionUnexpectedlyClosedException&) {
        throw SmtpFailure{Fate::try_later, "Se cortó la conexión durante el cifrado TLS con " +
                                               server_name(settings_) + "."};
    } catch (const net::SSLException& failure) {
        throw SmtpFailure{
            Fate::channel_fault,
            "No se pudo cifrar la conexión con " + server_name(settings_) + ": " +
                failure.displayText() +
                ". Revise el certificado del servidor, el archivo de autoridades y el "
                "nombre del servidor en la configuración."};
    } catch (const Poco::Net::NetException& failure) {
        throw SmtpFailure{Fate::try_later, "Se cortó el cifrado TLS con " + server_name(settings_) +
                                               ": " + failure.displayText() + "."};
    } catch (const Poco::Exception& failure) {
        throw SmtpFailure{Fate::channel_fault,
                          "No se pudo preparar el cifrado TLS: " + failure.displayText() +
                              ". Revise el archivo de autoridades."};
    }
}

void SmtpConnection::write(std::string_view bytes, milliseconds timeout) {
    try {
        plain_.setSendTimeout(timespan(timeout));
        socket_.setSendTimeout(timespan(timeout));
        while (!bytes.empty()) {
            const auto chunk = static_cast<int>(std::min<std::size_t>(bytes.size(), 64U << 10U));
            const int count = socket_.sendBytes(bytes.data(), chunk);
            if (count <= 0) throw net::ConnectionResetException();
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    } catch (const Poco::TimeoutException&) {
        throw SmtpFailure{Fate::try_later, "Dejó de recibir " + server_name(settings_) + "."};
    } catch (const Poco::Exception& failure) {
        throw SmtpFailure{Fate::try_later, "Se cortó la conexión con " + server_name(settings_) +
                                               ": " + failure.displayText() + "."};
    }
}

void SmtpConnection::fill_buffer(Deadline deadline) {
    const auto left = duration_cast<milliseconds>(deadline - steady_clock::now());
    const SmtpFailure late{Fate::try_later,
                           "No respondió a tiempo " + server_name(settings_) + "."};
    if (left.count() <= 0) throw late;
    try {
        plain_.setReceiveTimeout(timespan(left));
        socket_.setReceiveTimeout(timespan(left));
        buffer_.resize(4096);
        read_ = 0;
        const int count = socket_.receiveBytes(buffer_.data(), static_cast<int>(buffer_.size()));
        buffer_.resize(static_cast<std::size_t>(std::max(0, count)));
    } catch (const Poco::TimeoutException&) {
        throw late;
    } catch (const Poco::Exception& failure) {
        throw SmtpFailure{Fate::try_later, "Se cortó la conexión con " + server_name(settings_) +
                                               ": " + failure.displayText() + "."};
    }
    if (buffer_.empty()) {
        throw SmtpFailure{Fate::try_later, "Cerró la conexión " + server_name(settings_) + "."};
    }
}

char SmtpConnection::next_byte(Deadline deadline) {
    if (read_ == buffer_.size()) fill_buffer(deadline);
    return buffer_[read_++];
}

std::string SmtpConnection::read_line(Deadline deadline) {
    std::string line;
    for (char c = next_byte(deadline); c != '\n'; c = next_byte(deadline)) {
        line += c;
        if (line.size() > max_line) break;
    }
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return line;
}

SmtpReply SmtpConnection::read_reply(milliseconds timeout) {
    const Deadline deadline = steady_clock::now() + timeout;
    SmtpReply reply;
    for (int lines = 0; lines < max_lines; ++lines) {
        const std::string line = read_line(deadline);
        const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
        const bool well_formed = line.size() >= 3 && line.size() <= max_line && line[0] >= '2' &&
                                 line[0] <= '5' && is_digit(line[1]) && is_digit(line[2]) &&
                                 (line.size() == 3 || line[3] == ' ' || line[3] == '-');
        if (!well_formed) break;
        reply.code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
        if (lines > 0) reply.text += '\n';
        if (line.size() > 4) reply.text += line.substr(4);
        if (line.size() == 3 || line[3] == ' ') return reply;
    }
    throw SmtpFailure{Fate::channel_fault,
                      "No habla SMTP " + server_name(settings_) +
                          ". Revise el puerto y el cifrado en la configuración."};
}

std::string SmtpConnection::own_address_literal() const {
    const auto host = plain_.address().host();
    return (host.family() == net::IPAddress::IPv6 ? "[IPv6:" : "[") + host.toString() + "]";
}

}  // namespace notifier
