#include <memory>

#include "app/case_commands.h"
#include "app/command_line.h"
#include "app/input_file.h"
#include "app/open_store.h"

namespace app {
namespace {

struct StartOptions {
    std::string package, person, data_file, title, key;
    bool json = false;
};

void run(const StartOptions& options, CommandContext& context) {
    auto data = read_json_input(options.data_file);
    if (!data) return context.refuse(data.error());
    if (!options.title.empty()) (*data)["title"] = options.title;
    const auto store = open_store(context);
    if (!store) return;
    auto& installation = store->installation;
    const auto opened =
        installation.cases().open(options.package, options.person, *data, options.key);
    if (!opened) return context.refuse(opened.error());
    const auto view = installation.cases().view(*opened, "");
    if (!view) return context.refuse(view.error());
    if (options.json) {
        context.out << engine::Value{{"case", opened->value}, {"status", view->state.status}}.dump()
                    << '\n';
    } else {
        context.out << "Expediente " << opened->value << " abierto: " << view->state.title << " («"
                    << view->state.status << "»).\n";
    }
}

}  // namespace

void add_start_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<StartOptions>();
    CLI::App& command =
        add_command(root, "start", "Abre un expediente de un procedimiento",
                    "  visado start programa-integridad --as coordinadora-integridad --title "
                    "\"Programa de Integridad 2023\"");
    add_data_option(command, context);
    add_workflows_option(command, context);
    command.add_option("package", options->package, "Paquete del procedimiento")->required();
    command.add_option("--as", options->person, "Persona que lo abre")->required();
    command.add_option("--title", options->title, "Título del expediente");
    command.add_option("--data-file", options->data_file,
                       "Archivo JSON con {\"title\", \"profile\"}");
    command.add_option("--key", options->key,
                       "Clave: repetir la orden con la misma clave no abre otro");
    command.add_flag("--json", options->json, "Escribe el resultado en JSON");
    command.callback([options, &context] { run(*options, context); });
}

}  // namespace app
