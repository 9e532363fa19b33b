#include "app/mail_settings.h"

#include <set>

#include "app/input_file.h"
#include "notifier/smtp_channel.h"
#include "notifier/spool_channel.h"

namespace app {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;

Problem wrong(const std::string& key, const std::string& message, const std::string& remedy) {
    return {Refusal::invalid, message, "correo.json, " + key, remedy};
}

engine::Result<notifier::Encryption> encryption(const std::string& name) {
    if (name == "starttls") return notifier::Encryption::starttls;
    if (name == "starttls_if_offered") return notifier::Encryption::starttls_if_offered;
    if (name == "implicit") return notifier::Encryption::implicit;
    if (name == "none") return notifier::Encryption::none;
    return wrong("encryption", "No se conoce el cifrado «" + name + "».",
                 "Use starttls, starttls_if_offered, implicit o none.");
}

engine::Result<std::string> password(const Value& settings) {
    const std::string file = settings.value("password_file", "");
    if (file.empty()) return std::string();
    return read_secret_file(file);
}

}  // namespace

engine::Result<MailSettings> smtp_settings(const Value& settings,
                                           const engine::durable::Clock& clock) {
    static const std::set<std::string> known = {"host",          "port",    "encryption", "user",
                                                "password_file", "ca_file", "from"};
    if (!settings.is_object())
        return wrong("", "Debe ser un objeto JSON.", "Vea «visado deliver --help».");
    for (const auto& [key, value] : settings.items()) {
        if (known.count(key) == 0)
            return wrong(key, "No se conoce este ajuste.", "Quítelo o corrija el nombre.");
    }
    try {
        notifier::SmtpSettings smtp;
        smtp.host = settings.at("host").get<std::string>();
        smtp.port = settings.value("port", std::uint16_t{587});
        const auto chosen = encryption(settings.value("encryption", "starttls"));
        if (!chosen) return chosen.error();
        smtp.encryption = *chosen;
        smtp.user = settings.value("user", "");
        smtp.ca_file = settings.value("ca_file", "");
        auto secret = password(settings);
        if (!secret) return secret.error();
        smtp.password = std::move(*secret);
        MailSettings made;
        made.sender.from = {settings.at("from").at("name").get<std::string>(),
                            settings.at("from").at("address").get<std::string>()};
        made.sender.letterhead.entity = made.sender.from.name;
        made.channel = std::make_unique<notifier::SmtpChannel>(smtp, clock);
        return made;
    } catch (const Value::exception&) {
        return wrong("", "Faltan host o from {name, address}, o algo no tiene el tipo debido.",
                     "Vea «visado deliver --help».");
    }
}

engine::Result<MailSettings> spool_settings(const std::filesystem::path& folder,
                                            const Value& entity) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return Problem{Refusal::invalid, "No se pudo crear la carpeta de correos.", folder.string(),
                       "Revise los permisos."};
    MailSettings made;
    made.sender.from = {entity.value("nombre", "Visado"), "visado@localhost.localdomain"};
    made.sender.letterhead.entity = made.sender.from.name;
    made.channel = std::make_unique<notifier::SpoolChannel>(folder);
    return made;
}

}  // namespace app
