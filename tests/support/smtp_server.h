#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

#include "tests/support/temporary_directory.h"

// One mail that the server took, with its envelope.
struct ReceivedMail {
    std::string from;
    std::vector<std::string> to;
    std::string bytes;           // as the server keeps it: CRLF lines, dots unstuffed
    int connection = 0;          // 1 for the first connection the server ever had
    int mail_of_connection = 0;  // 1 for the first MAIL of that connection
    bool tls = false;
    std::string user;  // logged in as; empty for nobody
};

// tests/support/smtp_server.py as a running process on a free port of 127.0.0.1. `options` are that
// script's, without --out. Constructed, it listens. Ends with the scope, and with the test process.
class SmtpServer {
 public:
    explicit SmtpServer(const std::vector<std::string>& options = {});
    ~SmtpServer();
    SmtpServer(const SmtpServer&) = delete;
    SmtpServer& operator=(const SmtpServer&) = delete;

    std::uint16_t port() const { return port_; }
    // In the order of their arrival.
    std::vector<ReceivedMail> received() const;
    // The verbs RSET, NOOP, QUIT and AUTH that clients said, one a line.
    std::string events() const;
    // Stops the server now: whoever connects next is refused.
    void stop();

 private:
    TemporaryDirectory folder_;
    pid_t process_ = -1;
    int its_input_ = -1;
    std::uint16_t port_ = 0;
};

// A key and a self-made certificate for `names` ("DNS:localhost,IP:127.0.0.1") in one PEM file,
// which serves the server as --certificate and a client as its authority.
void make_certificate(const std::filesystem::path& file, const std::string& names);
