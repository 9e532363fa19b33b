#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <Poco/Net/Context.h>
#include <Poco/Net/StreamSocket.h>

#include "notifier/smtp_reply.h"
#include "notifier/smtp_settings.h"

namespace notifier {

// The line to one SMTP server: bytes out, replies in, TLS in between. Not Poco's DialogSocket: a
// reply here has one deadline for all its bytes and a bound on its length, so that a server that
// drips or floods is left. Every trouble is thrown as SmtpFailure; after one the connection is of
// no use. Destroying it closes the socket without a word.
class SmtpConnection {
 public:
    // Connects, trying each address of the host. With Encryption::implicit the TLS handshake
    // follows.
    explicit SmtpConnection(const SmtpSettings& settings);
    ~SmtpConnection();
    SmtpConnection(const SmtpConnection&) = delete;
    SmtpConnection& operator=(const SmtpConnection&) = delete;

    void write(std::string_view bytes, std::chrono::milliseconds timeout);
    SmtpReply read_reply(std::chrono::milliseconds timeout);

    // The handshake behind STARTTLS. What the server said in the clear after its 220 is thrown
    // away, not read as if it had come through TLS.
    void start_tls();
    bool encrypted() const { return encrypted_; }

    // "[127.0.0.1]", "[IPv6:::1]": this end as EHLO wants it (RFC 5321 §4.1.3).
    std::string own_address_literal() const;

 private:
    using Deadline = std::chrono::steady_clock::time_point;
    void connect();
    char next_byte(Deadline deadline);
    std::string read_line(Deadline deadline);
    void fill_buffer(Deadline deadline);

    const SmtpSettings& settings_;
    Poco::Net::StreamSocket plain_;   // stays the owner of the timeouts below TLS
    Poco::Net::StreamSocket socket_;  // plain_, or TLS on top of it
    bool encrypted_ = false;
    std::string buffer_;
    std::size_t read_ = 0;  // of buffer_
};

}  // namespace notifier
