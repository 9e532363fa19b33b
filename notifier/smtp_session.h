#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "notifier/channel.h"
#include "notifier/smtp_connection.h"

namespace notifier {

// One conversation with a server, from greeting to QUIT. Opening it connects, reads the greeting,
// says EHLO, starts TLS and logs in as the settings ask; any of that failing is an SmtpFailure.
class SmtpSession {
 public:
    explicit SmtpSession(const SmtpSettings& settings);

    // One mail transaction. Returns an outcome per recipient whatever the server answers to them.
    // Throws SmtpFailure when the line breaks, the server ends the talk (421) or takes no more
    // mails on this connection; may_have_arrived() then tells whether the mail may be there all the
    // same.
    std::vector<RecipientOutcome> send(const Posting& posting);

    // True when the last send() broke after the server had all of the message.
    bool may_have_arrived() const { return may_have_arrived_; }
    int mails() const { return mails_; }

    // Whether the server still listens (NOOP). Never throws SmtpFailure.
    bool alive();
    // Says goodbye and waits at most a second for the answer. Never throws SmtpFailure.
    void quit();

 private:
    struct Offers {
        bool starttls = false;
        bool eight_bit = false;
        bool plain = false;
        bool login = false;
        bool size = false;
        std::size_t size_limit = 0;  // 0: no limit told
    };

    void greet();
    void say_hello();
    void encrypt_as_asked();
    void log_in();
    void log_in_plain();
    void log_in_login();
    SmtpReply ask(const std::string& line);
    // Why this server cannot take the message at all; nullopt when it can.
    std::optional<std::string> unfit(const Posting& posting) const;
    std::optional<RecipientOutcome> refused_sender(const Posting& posting);
    RecipientOutcome name_recipient(const std::string& address);
    // Answers for those whose outcome is `sent` so far.
    SmtpReply hand_over(const Posting& posting);

    const SmtpSettings& settings_;
    SmtpConnection connection_;
    Offers offers_;
    int mails_ = 0;
    bool may_have_arrived_ = false;
};

}  // namespace notifier
