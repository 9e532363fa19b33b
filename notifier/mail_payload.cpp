#include "notifier/mail_payload.h"

#include <chrono>
#include <cstdint>
#include <utility>

#include "engine/base/sha256.h"

namespace notifier {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;

Problem unusable(const std::string& key, const std::string& what) {
    return {Refusal::invalid, "El aviso por enviar " + what + ".", "correo, «" + key + "»", ""};
}

const Value* find(const Value& object, const std::string& key) {
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

Result<std::string> text_of(const Value& payload, const std::string& key) {
    const Value* value = find(payload, key);
    if (value == nullptr) return unusable(key, "no dice este dato");
    if (!value->is_string()) return unusable(key, "no trae texto en este dato");
    return value->get<std::string>();
}

Result<std::vector<Address>> addresses_of(const Value& payload, const std::string& key) {
    std::vector<Address> addresses;
    const Value* list = find(payload, key);
    if (list == nullptr) return addresses;
    if (!list->is_array()) return unusable(key, "no trae una lista de destinatarios");
    for (const auto& one : *list) {
        if (!one.is_object())
            return unusable(key, "no trae nombre y dirección de cada destinatario");
        auto address = text_of(one, "address");
        if (!address) return unusable(key, "no trae la dirección de un destinatario");
        const Value* name = find(one, "name");
        addresses.push_back({name != nullptr && name->is_string() ? name->get<std::string>() : "",
                             std::move(address).value()});
    }
    return addresses;
}

// Ids may hold characters that a Message-ID cannot; their hash is as stable as they are.
std::string id_of(const std::string& kind, const std::string& id, const Sender& sender) {
    const auto& from = sender.from.address;
    const auto domain =
        sender.id_domain.empty() ? from.substr(from.rfind('@') + 1) : sender.id_domain;
    return "visado." + kind + "." + engine::sha256_hex(id).substr(0, 32) + "@" + domain;
}

// The first `most` characters; the last is "…" when more were there.
std::string shortened(const std::string& text, std::size_t most) {
    std::size_t characters = 0;
    std::size_t end = 0;  // of the first most - 1 characters
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) continue;
        if (++characters == most) end = at;
        if (characters > most) return text.substr(0, end) + "…";
    }
    return text;
}

Result<engine::durable::Instant> date_of(const Value& payload) {
    const Value* date = find(payload, "date");
    constexpr std::int64_t year_10000 = 253'402'300'800'000;
    if (date == nullptr || !date->is_number_integer() || date->get<std::int64_t>() < 0 ||
        date->get<std::int64_t>() >= year_10000) {
        return unusable("date", "no trae su fecha");
    }
    return engine::durable::Instant(std::chrono::milliseconds(date->get<std::int64_t>()));
}

Result<std::string> message_id_of(const engine::durable::OutboxItem& item, const Sender& sender) {
    if (find(item.payload, "message_id") != nullptr) return text_of(item.payload, "message_id");
    return id_of("aviso", item.id, sender);
}

}  // namespace

Result<Mail> read_payload(const engine::durable::OutboxItem& item, const Sender& sender) {
    const Value& payload = item.payload;
    if (!payload.is_object()) return unusable("payload", "no es un objeto");
    auto to = addresses_of(payload, "to");
    if (!to) return to.error();
    auto cc = addresses_of(payload, "cc");
    if (!cc) return cc.error();
    auto subject = text_of(payload, "subject");
    if (!subject) return subject.error();
    auto body = text_of(payload, "body");
    if (!body) return body.error();
    auto date = date_of(payload);
    if (!date) return date.error();
    auto message_id = message_id_of(item, sender);
    if (!message_id) return message_id.error();

    const Notice notice{shortened(*subject, max_subject), std::move(body).value()};
    Mail mail;
    mail.message_id = std::move(message_id).value();
    mail.from = sender.from;
    mail.to = std::move(to).value();
    mail.cc = std::move(cc).value();
    mail.reply_to = sender.reply_to;
    mail.date = *date;
    mail.subject = notice.subject;
    mail.text = text_part(notice, sender.letterhead);
    mail.html = html_part(notice, sender.letterhead);
    if (const Value* dossier = find(payload, "case"); dossier != nullptr && dossier->is_string()) {
        mail.references = {id_of("expediente", dossier->get<std::string>(), sender)};
    }
    if (auto checked = check_mail(mail); !checked) return checked.error();
    return mail;
}

}  // namespace notifier
