#include "notifier/mail_delivery.h"

#include <algorithm>
#include <utility>

#include "notifier/mail_composer.h"

namespace notifier {
namespace {

using engine::Problem;
using engine::Value;
using namespace engine::durable;

constexpr std::size_t items_remembered = 1000;

std::vector<Address> readers_of(const Mail& mail) {
    auto readers = mail.to;
    readers.insert(readers.end(), mail.cc.begin(), mail.cc.end());
    return readers;
}

Value report_head(const OutboxItem& item) {
    Value report = Value::object();
    report["type"] = "mail.bounced";
    report["item"] = item.id;
    return report;
}

Delivery unusable(const OutboxItem& item, const Problem& problem) {
    const auto words = engine::to_line(problem);
    Value report = report_head(item);
    report["words"] = words;
    report["recipients"] = Value::array();
    return FailedForGood{words, std::move(report)};
}

// What would spoil every mail: a wrong setting, not a wrong mail.
std::string fault_of(const Sender& sender) {
    if (auto from = check_address(sender.from, "remitente"); !from)
        return engine::to_line(from.error());
    for (const auto& address : sender.reply_to) {
        if (auto reply = check_address(address, "responder a"); !reply)
            return engine::to_line(reply.error());
    }
    if (sender.id_domain.empty() || is_message_id("visado@" + sender.id_domain)) return "";
    return "El dominio de los identificadores de mensaje, «" + sender.id_domain +
           "», no es un dominio. Corríjalo en la configuración.";
}

Value told(const Address& reader, const RecipientOutcome& outcome) {
    Value one = Value::object();
    one["name"] = reader.name;
    one["address"] = reader.address;
    one["sent"] = outcome.fate == Fate::sent;
    one["words"] = outcome.words;
    return one;
}

}  // namespace

MailDelivery::MailDelivery(Channel& channel, const Clock& clock, Sender sender,
                           MailDeliveryOptions options)
    : channel_(channel),
      clock_(clock),
      sender_(std::move(sender)),
      sender_fault_(fault_of(sender_)),
      options_(options) {
}

MailDelivery::Settled& MailDelivery::settled_of(const std::string& item) {
    if (const auto known = settled_.find(item); known != settled_.end()) return known->second;
    if (oldest_first_.size() == items_remembered) forget(oldest_first_.front());
    oldest_first_.push_back(item);
    return settled_[item];
}

void MailDelivery::forget(const std::string& item) {
    const std::string key = item;  // may live in the queue that is about to lose it
    settled_.erase(key);
    oldest_first_.erase(std::remove(oldest_first_.begin(), oldest_first_.end(), key),
                        oldest_first_.end());
}

std::vector<std::string> MailDelivery::unsettled(const Mail& mail, const Settled& settled) const {
    std::vector<std::string> addresses;
    for (const auto& reader : readers_of(mail)) {
        const bool named =
            std::find(addresses.begin(), addresses.end(), reader.address) != addresses.end();
        if (!named && settled.count(reader.address) == 0) addresses.push_back(reader.address);
    }
    return addresses;
}

Delivery MailDelivery::deliver(const StreamId& /*stream*/, const OutboxItem& item) {
    if (!sender_fault_.empty()) return ChannelFault{sender_fault_};
    const auto mail = read_payload(item, sender_);
    if (!mail) return unusable(item, mail.error());
    const auto bytes = compose(*mail);
    if (!bytes) return unusable(item, bytes.error());

    Settled& settled = settled_of(item.id);
    const auto outcomes = channel_.send(
        {mail->message_id, mail->date, sender_.from.address, unsettled(*mail, settled), *bytes});
    const bool too_old = clock_.now() - mail->date >= options_.give_up_after;
    std::string later;
    std::string fault;
    for (auto outcome : outcomes) {
        if (outcome.fate == Fate::channel_fault) fault = outcome.words;
        if (outcome.fate == Fate::try_later && too_old) {
            outcome.fate = Fate::refused;
            outcome.words = "No se pudo entregar en el plazo previsto. " + outcome.words;
        }
        if (outcome.fate == Fate::try_later) later = outcome.address + ": " + outcome.words;
        if (outcome.fate == Fate::sent || outcome.fate == Fate::refused) {
            settled[outcome.address] = outcome;
        }
    }
    if (!fault.empty()) return ChannelFault{fault};
    if (!later.empty()) return RetryLater{later};
    return concluded(item, *mail);
}

Delivery MailDelivery::concluded(const OutboxItem& item, const Mail& mail) {
    const Settled settled = settled_of(item.id);
    forget(item.id);
    Value report = report_head(item);
    report["message_id"] = mail.message_id;
    report["subject"] = mail.subject;
    report["recipients"] = Value::array();
    std::string refused;
    bool any_sent = false;
    for (const auto& reader : readers_of(mail)) {
        const auto& outcome = settled.at(reader.address);
        report["recipients"].push_back(told(reader, outcome));
        any_sent = any_sent || outcome.fate == Fate::sent;
        if (outcome.fate != Fate::refused) continue;
        refused += (refused.empty() ? "" : " ") + reader.address + ": " + outcome.words;
    }
    if (refused.empty()) return Delivered{};
    if (any_sent) return Delivered{std::move(report)};
    return FailedForGood{refused, std::move(report)};
}

}  // namespace notifier
