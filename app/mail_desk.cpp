#include "app/mail_desk.h"

#include "app/input_file.h"
#include "app/store_clock.h"
#include "notifier/mail_composer.h"

namespace app {
namespace {

using engine::Done;
using engine::Problem;
using engine::Refusal;
using engine::Result;
using Shown = std::vector<std::pair<std::string, std::string>>;

Shown shown_settings(const DeliveryOptions& options, OpenStore& store,
                     const notifier::Sender& sender) {
    Shown shown;
    const bool demo = is_demo(store.installation.directory());
    if (options.smtp.empty() || demo) {
        shown.emplace_back("Salida", demo ? "Demostración: los correos quedan como archivos .eml"
                                          : "Los correos quedan como archivos .eml");
    } else if (const auto read = read_json_input(options.smtp)) {
        shown.emplace_back("Servidor", read->value("host", ""));
        shown.emplace_back("Puerto", std::to_string(read->value("port", 587)));
        shown.emplace_back("Cifrado", read->value("encryption", "starttls"));
        shown.emplace_back("Usuario", read->value("user", ""));
        shown.emplace_back("Contraseña",
                           read->value("password_file", "").empty() ? "ninguna" : "guardada");
    }
    shown.emplace_back("Remitente", notifier::to_text(sender.from));
    return shown;
}

notifier::Mail test_mail(const notifier::Sender& sender, const notifier::Address& to,
                         engine::durable::Instant now) {
    const auto at = sender.from.address.find('@');
    notifier::Mail mail;
    mail.message_id =
        "prueba." + std::to_string(now.time_since_epoch().count()) + "@" +
        (sender.id_domain.empty() ? sender.from.address.substr(at + 1) : sender.id_domain);
    mail.from = sender.from;
    mail.to = {to};
    mail.reply_to = sender.reply_to;
    mail.date = now;
    mail.subject = "Mensaje de prueba de Visado";
    mail.text =
        "Este mensaje lo pidió usted desde la administración de Visado.\n\n"
        "Si lo lee, los avisos de los expedientes pueden salir.\n";
    return mail;
}

}  // namespace

Result<Done> ServeMailDesk::send_test(const std::string& name, const std::string& address) {
    const std::lock_guard alone(sending_);
    const auto mail = test_mail(settings_.sender, {name, address}, clock_.now());
    const auto bytes = notifier::compose(mail);
    if (!bytes) return bytes.error();
    const auto outcomes =
        settings_.channel->send({mail.message_id, mail.date, mail.from.address, {address}, *bytes});
    for (const auto& each : outcomes) {
        if (each.fate != notifier::Fate::sent)
            return Problem{Refusal::wrong_state, each.words, address, ""};
    }
    return Done{};
}

std::unique_ptr<ServeMailDesk> open_mail_desk(const DeliveryOptions& options, OpenStore& store,
                                              CommandContext& context) {
    auto settings = mail_settings_of(options, store);
    if (!settings) {
        context.refuse(settings.error());
        return nullptr;
    }
    auto shown = shown_settings(options, store, settings->sender);
    return std::make_unique<ServeMailDesk>(std::move(*settings), std::move(shown), *store.clock);
}

}  // namespace app
