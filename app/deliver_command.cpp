#include "app/deliver_command.h"

#include <memory>

#include "app/command_line.h"
#include "app/input_file.h"
#include "app/mail_settings.h"
#include "app/open_store.h"
#include "app/store_clock.h"
#include "engine/durable/courier.h"
#include "notifier/mail_delivery.h"
#include "workflows/pdf_delivery.h"

namespace app {
namespace {

struct DeliverOptions {
    std::string spool, smtp;
};

engine::Result<MailSettings> settings_of(const DeliverOptions& options,
                                         const CommandContext& context,
                                         const engine::durable::Clock& clock,
                                         workflows::Installation& installation) {
    const auto organization = installation.cases().organization();
    if (!organization) return organization.error();
    // A demo store never sends to anybody: its mail goes to the spool only.
    if (!options.smtp.empty() && !is_demo(context.data_directory)) {
        auto settings = read_json_input(options.smtp);
        if (!settings) return settings.error();
        return smtp_settings(*settings, clock);
    }
    return spool_settings(options.spool.empty() ? context.data_directory / "correos"
                                                : std::filesystem::path(options.spool),
                          organization->entity());
}

void run(const DeliverOptions& options, CommandContext& context) {
    const auto store = open_store(context);
    if (!store) return;
    auto& installation = store->installation;
    auto settings = settings_of(options, context, *store->clock, installation);
    if (!settings) return context.refuse(settings.error());
    forms::PdfRenderer renderer;
    workflows::PdfDelivery pdfs(installation.contents(), renderer);
    notifier::MailDelivery mails(*settings->channel, *store->clock, settings->sender);
    const auto ticked = installation.runtime().tick();
    engine::durable::Courier courier(installation.runtime(), *store->clock,
                                     {{"pdf", &pdfs}, {"correo", &mails}});
    const auto count = courier.deliver_due();
    context.out << "Plazos y avisos cumplidos: " << ticked.fired
                << ". Entregas hechas: " << count.delivered
                << "; para reintentar: " << count.retried << "; rechazadas: " << count.failed
                << ".\n";
    for (const auto& pause : installation.queries().paused_channels()) {
        context.refuse({engine::Refusal::wrong_state,
                        "El canal «" + pause.channel + "» está en pausa: " + pause.why,
                        pause.channel, "Nada se perdió; se reintenta solo."});
    }
    for (const auto& stream : installation.queries().halted()) {
        context.refuse({engine::Refusal::wrong_state,
                        "El expediente está detenido: " + stream.halted,
                        std::to_string(stream.id.value), "Avise al administrador."});
    }
}

}  // namespace

void add_deliver_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<DeliverOptions>();
    CLI::App& command = add_command(
        root, "deliver", "Cumple los plazos vencidos y entrega lo pendiente: PDF y correos",
        "  visado deliver --smtp correo.json\n  visado deliver --spool /var/spool/visado");
    add_data_option(command, context);
    add_workflows_option(command, context);
    auto* spool = command.add_option("--spool", options->spool,
                                     "Deja los correos como archivos .eml en esta carpeta");
    command
        .add_option("--smtp", options->smtp,
                    "Archivo con los ajustes del servidor de correo: "
                    "{\"host\",\"port\",\"encryption\",\"user\",\"password_file\",\"ca_file\","
                    "\"from\":{\"name\",\"address\"}}")
        ->excludes(spool);
    command.callback([options, &context] { run(*options, context); });
}

}  // namespace app
