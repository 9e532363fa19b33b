#pragma once

#include <optional>

#include "engine/durable/clock.h"
#include "notifier/channel.h"
#include "notifier/smtp_session.h"
#include "notifier/smtp_settings.h"

namespace notifier {

// Sends through the office's mail server. Keeps one connection: reused from mail to mail, asked
// (NOOP) after an idle while, renewed after `mails_per_connection`. When a kept connection turns
// out to be gone or worn out before the message was handed over, the mail goes once more on a new
// one. After a break behind the message the fate is try_later: it may have arrived, see Channel.
// Until a server has greeted this channel once, nobody answering at its host and port is a channel
// fault (a wrong setting is likelier than an outage); later it is try_later.
// One thread at a time; several threads want a channel each. The clock only measures idleness.
class SmtpChannel final : public Channel {
 public:
    SmtpChannel(SmtpSettings settings, const engine::durable::Clock& clock);
    ~SmtpChannel() override;  // says QUIT; at most a second
    SmtpChannel(const SmtpChannel&) = delete;
    SmtpChannel& operator=(const SmtpChannel&) = delete;

    std::vector<RecipientOutcome> send(const Posting& posting) override;

    // Connects, encrypts and logs in without sending: what `check my settings` asks. nullopt: all
    // well.
    std::optional<std::string> fault_of_settings();

 private:
    bool open();  // true when a kept connection serves
    void close_politely();
    SmtpFailure judged(SmtpFailure failure) const;

    const SmtpSettings settings_;
    const engine::durable::Clock& clock_;
    std::optional<SmtpSession> session_;
    engine::durable::Instant last_used_;
    bool greeted_once_ = false;
};

}  // namespace notifier
