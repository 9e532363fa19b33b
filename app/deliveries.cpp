#include "app/deliveries.h"

#include "app/input_file.h"
#include "app/store_clock.h"
#include "workflows/child_cases.h"

namespace app {
engine::Result<MailSettings> mail_settings_of(const DeliveryOptions& options, OpenStore& store) {
    const auto& directory = store.installation.directory();
    const auto organization = store.installation.cases().organization();
    if (!organization) return organization.error();
    if (!options.smtp.empty() && !is_demo(directory)) {
        auto settings = read_json_input(options.smtp);
        if (!settings) return settings.error();
        return smtp_settings(*settings, *store.clock);
    }
    return spool_settings(
        options.spool.empty() ? directory / "correos" : std::filesystem::path(options.spool),
        organization->entity());
}

void add_delivery_options(CLI::App& command, DeliveryOptions& options) {
    auto* spool = command.add_option("--spool", options.spool,
                                     "Deja los correos como archivos .eml en esta carpeta");
    command
        .add_option("--smtp", options.smtp,
                    "Archivo con los ajustes del servidor de correo: "
                    "{\"host\",\"port\",\"encryption\",\"user\",\"password_file\",\"ca_file\","
                    "\"from\":{\"name\",\"address\"}}")
        ->excludes(spool);
}

Deliveries::Deliveries(OpenStore& store, MailSettings settings)
    : settings_(std::move(settings)),
      pdfs_(store.installation.contents(), renderer_),
      mails_(*settings_.channel, *store.clock, settings_.sender),
      calendar_(store.installation),
      cases_(store.installation),
      courier_(store.installation.runtime(), *store.clock,
               {{"pdf", &pdfs_},
                {"correo", &mails_},
                {"calendario", &calendar_},
                {workflows::case_channel, &cases_}}) {
}

std::unique_ptr<Deliveries> open_deliveries(const DeliveryOptions& options, OpenStore& store,
                                            CommandContext& context) {
    auto settings = mail_settings_of(options, store);
    if (!settings) {
        context.refuse(settings.error());
        return nullptr;
    }
    return std::make_unique<Deliveries>(store, std::move(*settings));
}

}  // namespace app
