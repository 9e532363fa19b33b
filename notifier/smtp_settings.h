#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace notifier {

enum class Encryption {
    starttls,             // required: without it nothing is sent
    starttls_if_offered,  // a listener in between can take the offer away: trusted networks only
    implicit,             // TLS from the first byte (RFC 8314), usually port 465
    none,
};

// How to reach the office's mail server.
struct SmtpSettings {
    std::string host;
    std::uint16_t port = 587;
    Encryption encryption = Encryption::starttls;
    bool verify_certificate =
        true;             // chain and name; off only for a server that cannot be given one
    std::string ca_file;  // PEM; empty: the system's authorities
    std::string user;     // empty: no log-in
    std::string password;
    bool login_without_tls = false;  // off: credentials never cross the network in the clear
    std::string client_name;         // what EHLO says; empty: the address of this end, "[10.0.0.5]"

    std::chrono::milliseconds connect_timeout{10'000};
    std::chrono::milliseconds reply_timeout{60'000};  // one command, its whole reply
    std::chrono::milliseconds data_timeout{180'000};  // the reply to a whole message
    int mails_per_connection = 50;                    // OpenSMTPD answers 452 at the 101st
    std::chrono::seconds check_after_idle{15};  // a connection idle that long is asked (NOOP) first
};

}  // namespace notifier
