#include "notifier/mail.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "engine/base/utf8.h"
#include "notifier/header_text.h"

namespace notifier {
namespace {

using engine::Done;
using engine::Problem;
using engine::Refusal;
using engine::Result;

constexpr std::size_t max_header_value = 500;  // characters
constexpr std::size_t max_references = 20;

Problem invalid(std::string field, std::string message, std::string remedy = "") {
    return {Refusal::invalid, std::move(message), std::move(field), std::move(remedy)};
}

Result<Done> check_addresses(const std::vector<Address>& addresses, const std::string& field) {
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        auto checked = check_address(addresses[i], field + " " + std::to_string(i + 1));
        if (!checked) return checked;
    }
    return Done{};
}

Result<Done> check_part(const std::string& part, const std::string& field) {
    if (!engine::is_valid_utf8(part) || part.find('\0') != std::string::npos) {
        return invalid(field, "El texto no está en UTF-8 o contiene el carácter nulo.",
                       "Escríbalo de nuevo sin pegarlo de otro programa.");
    }
    if (part.size() > max_part_bytes) {
        return invalid(field, "El texto pesa más de 1 MB.", "Acórtelo o adjunte un enlace.");
    }
    return Done{};
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool is_header_name(std::string_view name) {
    return !name.empty() && name.size() <= 60 && std::all_of(name.begin(), name.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
    });
}

Result<Done> check_header(const std::pair<std::string, std::string>& header) {
    static constexpr std::array written = {"from",
                                           "to",
                                           "cc",
                                           "bcc",
                                           "reply-to",
                                           "sender",
                                           "date",
                                           "subject",
                                           "message-id",
                                           "in-reply-to",
                                           "references",
                                           "mime-version",
                                           "received",
                                           "return-path",
                                           "auto-submitted",
                                           "content-type",
                                           "content-transfer-encoding"};
    const auto& [name, value] = header;
    if (!is_header_name(name)) {
        return invalid("cabecera",
                       "El nombre de una cabecera solo lleva letras, números y guiones.");
    }
    if (std::find(written.begin(), written.end(), lower(name)) != written.end()) {
        return invalid("cabecera " + name, "Esta cabecera la escribe el sistema.", "Quítela.");
    }
    return check_header_text(value, "cabecera " + name, max_header_value);
}

bool is_id_part(std::string_view part) {
    if (part.empty() || part.front() == '.' || part.back() == '.') return false;
    if (part.find("..") != std::string_view::npos) return false;
    return std::all_of(part.begin(), part.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-' || c == '_';
    });
}

Result<Done> check_ids(const Mail& mail) {
    if (!is_message_id(mail.message_id)) {
        return invalid("message_id",
                       "El identificador del mensaje no tiene la forma «nombre@dominio».");
    }
    if (mail.references.size() > max_references ||
        !std::all_of(mail.references.begin(), mail.references.end(), is_message_id)) {
        return invalid("references",
                       "Los mensajes de referencia no tienen la forma «nombre@dominio» o "
                       "son más de 20.");
    }
    return Done{};
}

}  // namespace

bool is_message_id(std::string_view id) {
    const auto at = id.find('@');
    if (at == std::string_view::npos || id.size() > 200) return false;
    return is_id_part(id.substr(0, at)) && is_id_part(id.substr(at + 1));
}

Result<Done> check_mail(const Mail& mail) {
    if (auto ids = check_ids(mail); !ids) return ids;
    if (auto from = check_address(mail.from, "remitente"); !from) return from;
    if (mail.to.empty()) {
        return invalid("para", "El correo no tiene destinatarios.", "Indique al menos uno.");
    }
    if (mail.to.size() + mail.cc.size() > max_recipients) {
        return invalid("para", "El correo tiene más de 100 destinatarios.", "Repártalo en varios.");
    }
    if (auto to = check_addresses(mail.to, "para"); !to) return to;
    if (auto cc = check_addresses(mail.cc, "copia"); !cc) return cc;
    if (auto reply = check_addresses(mail.reply_to, "responder a"); !reply) return reply;
    if (auto subject = check_header_text(mail.subject, "asunto", max_subject); !subject)
        return subject;
    if (mail.subject.find_first_not_of(' ') == std::string::npos) {
        return invalid("asunto", "El correo no tiene asunto.", "Escríbalo.");
    }
    for (const auto& header : mail.headers) {
        if (auto checked = check_header(header); !checked) return checked;
    }
    if (auto text = check_part(mail.text, "texto"); !text) return text;
    return check_part(mail.html, "texto HTML");
}

}  // namespace notifier
