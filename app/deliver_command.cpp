#include "app/deliver_command.h"

#include <memory>

#include "app/command_line.h"
#include "app/deliveries.h"

namespace app {
namespace {

void run(const DeliveryOptions& options, CommandContext& context) {
    const auto store = open_store(context);
    if (!store) return;
    auto& installation = store->installation;
    const auto deliveries = open_deliveries(options, *store, context);
    if (!deliveries) return;
    const auto ticked = installation.runtime().tick();
    const auto count = deliveries->courier().deliver_due();
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
    const auto options = std::make_shared<DeliveryOptions>();
    CLI::App& command = add_command(
        root, "deliver", "Cumple los plazos vencidos y entrega lo pendiente: PDF y correos",
        "  visado deliver --smtp correo.json\n  visado deliver --spool /var/spool/visado");
    add_data_option(command, context);
    add_workflows_option(command, context);
    add_delivery_options(command, *options);
    command.callback([options, &context] { run(*options, context); });
}

}  // namespace app
