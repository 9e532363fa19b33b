#include "notifier/smtp_session.h"

#include <algorithm>
#include <chrono>

#include "notifier/address.h"
#include "notifier/smtp_data.h"

namespace notifier {
namespace {

bool has_eight_bit(std::string_view bytes) {
    return std::any_of(bytes.begin(), bytes.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool is_mailbox(const std::string& address) {
    return check_address({"", address}, "").has_value();
}

// What is wrong with the sender is wrong with every mail of this office, so it is the channel's
// fault; only 552 speaks of this mail (too big).
Fate fate_of_sender(const SmtpReply& reply) {
    if (reply.code == 552) return Fate::refused;
    return fate_of(reply) == Fate::try_later ? Fate::try_later : Fate::channel_fault;
}

}  // namespace

SmtpReply SmtpSession::ask(const std::string& line) {
    connection_.write(line + "\r\n", settings_.reply_timeout);
    auto reply = connection_.read_reply(settings_.reply_timeout);
    if (reply.code == 421) {
        throw SmtpFailure{Fate::try_later,
                          "El servidor de correo cerró la sesión: " + shown(reply) + "."};
    }
    return reply;
}

std::optional<std::string> SmtpSession::unfit(const Posting& posting) const {
    if (offers_.size_limit != 0 && posting.bytes.size() > offers_.size_limit) {
        return "El mensaje pesa " + std::to_string(posting.bytes.size()) +
               " bytes y el servidor de correo admite " + std::to_string(offers_.size_limit) + ".";
    }
    if (!offers_.eight_bit && has_eight_bit(posting.bytes)) {
        return "El servidor de correo no admite mensajes de 8 bits.";
    }
    return std::nullopt;
}

std::optional<RecipientOutcome> SmtpSession::refused_sender(const Posting& posting) {
    if (!is_mailbox(posting.from)) {
        return RecipientOutcome{
            "", Fate::channel_fault,
            "El remitente «" + posting.from + "» no es una dirección de correo."};
    }
    std::string line = "MAIL FROM:<" + posting.from + ">";
    if (offers_.size) line += " SIZE=" + std::to_string(posting.bytes.size());
    if (offers_.eight_bit && has_eight_bit(posting.bytes)) line += " BODY=8BITMIME";
    const auto reply = ask(line);
    if (reply.positive()) return std::nullopt;
    const auto fate = fate_of_sender(reply);
    std::string words =
        "El servidor de correo no acepta el remitente " + posting.from + ": " + shown(reply) + ".";
    if (fate == Fate::try_later && mails_ > 1) throw SmtpFailure{fate, std::move(words)};
    return RecipientOutcome{"", fate, std::move(words)};
}

RecipientOutcome SmtpSession::name_recipient(const std::string& address) {
    if (!is_mailbox(address)) {
        return {address, Fate::refused, "«" + address + "» no es una dirección de correo."};
    }
    const auto reply = ask("RCPT TO:<" + address + ">");
    if (reply.positive()) return {address, Fate::sent, ""};
    return {address, fate_of(reply), "El servidor de correo respondió: " + shown(reply) + "."};
}

SmtpReply SmtpSession::hand_over(const Posting& posting) {
    auto reply = ask("DATA");
    if (!reply.wants_more()) return reply;
    connection_.write(smtp_data(posting.bytes), settings_.data_timeout);
    may_have_arrived_ = true;
    reply = connection_.read_reply(settings_.data_timeout);
    may_have_arrived_ = false;
    return reply;
}

std::vector<RecipientOutcome> SmtpSession::send(const Posting& posting) {
    ++mails_;
    may_have_arrived_ = false;
    if (const auto why = unfit(posting)) return same_for_all(posting, Fate::refused, *why);
    if (const auto sender = refused_sender(posting)) {
        return same_for_all(posting, sender->fate, sender->words);
    }
    std::vector<RecipientOutcome> outcomes;
    for (const auto& address : posting.recipients) outcomes.push_back(name_recipient(address));

    const auto accepted = [](const RecipientOutcome& o) { return o.fate == Fate::sent; };
    if (std::none_of(outcomes.begin(), outcomes.end(), accepted)) {
        ask("RSET");  // a transaction without recipients stays open and spoils the next MAIL
        return outcomes;
    }
    const auto reply = hand_over(posting);
    const auto fate = reply.positive() ? Fate::sent : fate_of(reply);
    const auto words = (fate == Fate::sent ? "Entregado al servidor de correo: "
                                           : "El servidor de correo no aceptó el mensaje: ") +
                       shown(reply) + ".";
    for (auto& outcome : outcomes) {
        if (accepted(outcome)) outcome = {outcome.address, fate, words};
    }
    if (fate != Fate::sent) ask("RSET");
    return outcomes;
}

bool SmtpSession::alive() {
    try {
        return ask("NOOP").positive();
    } catch (const SmtpFailure&) {
        return false;
    }
}

void SmtpSession::quit() {
    using namespace std::chrono_literals;
    try {
        connection_.write("QUIT\r\n", 1s);
        connection_.read_reply(1s);
    } catch (const SmtpFailure&) {  // NOLINT(bugprone-empty-catch): it is gone either way
    }
}

}  // namespace notifier
