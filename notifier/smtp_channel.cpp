#include "notifier/smtp_channel.h"

#include <utility>

namespace notifier {

SmtpChannel::SmtpChannel(SmtpSettings settings, const engine::durable::Clock& clock)
    : settings_(std::move(settings)), clock_(clock) {
}

SmtpChannel::~SmtpChannel() {
    close_politely();
}

void SmtpChannel::close_politely() {
    if (session_) session_->quit();
    session_.reset();
}

bool SmtpChannel::open() {
    if (session_ && clock_.now() - last_used_ >= settings_.check_after_idle && !session_->alive()) {
        session_.reset();
    }
    if (session_) return true;
    session_.emplace(settings_);
    greeted_once_ = true;
    return false;
}

SmtpFailure SmtpChannel::judged(SmtpFailure failure) const {
    if (!failure.unreachable || greeted_once_) return failure;
    failure.fate = Fate::channel_fault;
    failure.words += " Revise el servidor y el puerto en la configuración.";
    return failure;
}

std::vector<RecipientOutcome> SmtpChannel::send(const Posting& posting) {
    for (;;) {
        bool kept = false;
        try {
            kept = open();
            auto outcomes = session_->send(posting);
            last_used_ = clock_.now();
            if (session_->mails() >= settings_.mails_per_connection) close_politely();
            return outcomes;
        } catch (const SmtpFailure& failure) {
            const bool may_have_arrived = session_ && session_->may_have_arrived();
            session_.reset();
            if (kept && !may_have_arrived && failure.fate == Fate::try_later) continue;
            const auto [fate, words, unreachable] = judged(failure);
            return same_for_all(posting, fate,
                                may_have_arrived
                                    ? words +
                                          " Es posible que el mensaje haya llegado; se "
                                          "repetirá con el mismo identificador."
                                    : words);
        }
    }
}

std::optional<std::string> SmtpChannel::fault_of_settings() {
    try {
        open();
        last_used_ = clock_.now();
        return std::nullopt;
    } catch (const SmtpFailure& failure) {
        session_.reset();
        return judged(failure).words;
    }
}

}  // namespace notifier
