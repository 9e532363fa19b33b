// How a session is opened: greeting, EHLO, TLS, log-in. What follows is in smtp_session.cpp.
#include <charconv>
#include <sstream>

#include <Poco/Base64Encoder.h>
#include <Poco/String.h>

#include "notifier/smtp_session.h"

namespace notifier {
namespace {

std::string base64(const std::string& bytes) {
    std::ostringstream out;
    Poco::Base64Encoder encoder(out);
    encoder.rdbuf()->setLineLength(0);  // an SMTP answer is one line
    encoder << bytes;
    encoder.close();
    return out.str();
}

[[noreturn]] void refuse(const SmtpReply& reply, const std::string& words) {
    throw SmtpFailure{reply.code / 100 == 4 ? Fate::try_later : Fate::channel_fault,
                      words + " El servidor respondió: " + shown(reply) + "."};
}

[[noreturn]] void misconfigured(std::string words) {
    throw SmtpFailure{Fate::channel_fault, std::move(words)};
}

}  // namespace

SmtpSession::SmtpSession(const SmtpSettings& settings)
    : settings_(settings), connection_(settings) {
    greet();
    say_hello();
    encrypt_as_asked();
    if (!settings_.user.empty()) log_in();
}

void SmtpSession::greet() {
    const auto reply = connection_.read_reply(settings_.reply_timeout);
    if (!reply.positive()) refuse(reply, "El servidor de correo no atiende.");
}

void SmtpSession::say_hello() {
    offers_ = {};
    const auto name =
        settings_.client_name.empty() ? connection_.own_address_literal() : settings_.client_name;
    auto reply = ask("EHLO " + name);
    if (reply.code / 100 == 5) reply = ask("HELO " + name);
    if (!reply.positive()) refuse(reply, "El servidor de correo no acepta el saludo.");

    std::istringstream lines(reply.text);
    std::string line;
    std::getline(lines, line);  // the server's own name
    while (std::getline(lines, line)) {
        std::istringstream words(Poco::toUpper(line));
        std::string keyword;
        std::string word;
        words >> keyword;
        if (keyword == "STARTTLS") offers_.starttls = true;
        if (keyword == "8BITMIME") offers_.eight_bit = true;
        if (keyword == "SIZE") {
            offers_.size = true;
            if (words >> word) {
                std::from_chars(word.data(), word.data() + word.size(), offers_.size_limit);
            }
        }
        while (keyword == "AUTH" && words >> word) {
            if (word == "PLAIN") offers_.plain = true;
            if (word == "LOGIN") offers_.login = true;
        }
    }
}

void SmtpSession::encrypt_as_asked() {
    const auto mode = settings_.encryption;
    if (connection_.encrypted() || mode == Encryption::none) return;
    if (!offers_.starttls) {
        if (mode == Encryption::starttls_if_offered) return;
        misconfigured("El servidor de correo " + settings_.host +
                      " no ofrece cifrado STARTTLS y la configuración lo exige. No se envió nada.");
    }
    const auto reply = ask("STARTTLS");
    if (!reply.positive()) refuse(reply, "El servidor de correo no inició el cifrado STARTTLS.");
    connection_.start_tls();
    say_hello();  // what was offered in the clear no longer counts (RFC 3207 §4.2)
}

void SmtpSession::log_in() {
    if (!connection_.encrypted() && !settings_.login_without_tls) {
        misconfigured(
            "La conexión con el servidor de correo no está cifrada: no se envían usuario ni "
            "contraseña. "
            "Active STARTTLS o TLS en la configuración.");
    }
    if (offers_.plain) return log_in_plain();
    if (offers_.login) return log_in_login();
    misconfigured(
        "El servidor de correo " + settings_.host +
        " no ofrece inicio de sesión PLAIN ni LOGIN. Quite el usuario de la configuración o "
        "consulte a su administrador.");
}

namespace {

// Only 235 is a log-in (RFC 4954 §6); whatever else is said, nobody was let in.
void demand_logged_in(const SmtpReply& reply, const std::string& user) {
    if (reply.code == 235) return;
    refuse(reply, "El servidor de correo no aceptó el inicio de sesión de «" + user +
                      "». Revise usuario y contraseña en la configuración.");
}

}  // namespace

void SmtpSession::log_in_plain() {
    const std::string nul(1, '\0');
    const auto proof = base64(nul + settings_.user + nul + settings_.password);
    demand_logged_in(ask("AUTH PLAIN " + proof), settings_.user);
}

void SmtpSession::log_in_login() {
    auto reply = ask("AUTH LOGIN");
    if (reply.code == 334) reply = ask(base64(settings_.user));
    if (reply.code == 334) reply = ask(base64(settings_.password));
    demand_logged_in(reply, settings_.user);
}

}  // namespace notifier
