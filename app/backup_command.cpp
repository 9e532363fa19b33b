#include "app/backup_command.h"

#include <memory>

#include "app/command_line.h"
#include "engine/durable/data_copy.h"
#include "engine/durable/data_directory.h"
#include "workflows/installation.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using engine::Refusal;

void run(const std::string& to, CommandContext& context) {
    const fs::path& from = context.data_directory;
    if (!fs::exists(engine::durable::DataDirectory::database_path(from)))
        return context.refuse({Refusal::not_found, "Aquí no hay datos de Visado.", from.string(),
                               "Indique su carpeta con --data."});
    if (fs::exists(to) && !fs::is_empty(to))
        return context.refuse({Refusal::conflict, "Esa carpeta no está vacía.", to,
                               "Indique una carpeta nueva: un respaldo no se escribe sobre otro."});
    try {
        engine::durable::back_up_data(from, to);
    } catch (const fs::filesystem_error& failure) {
        return context.refuse({Refusal::invalid,
                               "No se pudo escribir el respaldo: " + failure.code().message() + ".",
                               to, "Indique una carpeta donde se pueda escribir y haya espacio."});
    }
    const auto report = workflows::verify_installation(to);
    context.out << "Respaldo en " << to << ", cabeza del registro " << report.head.size << ':'
                << report.head.root << '\n';
    if (report.in_order()) {
        context.out << "Verificado: nada fue alterado, quitado, agregado ni movido.\n";
        return;
    }
    for (const auto& finding : report.findings)
        context.refuse({Refusal::invalid, finding.message, finding.place,
                        "El respaldo copia lo que hay: verifique también el original."});
}

}  // namespace

void add_backup_command(CLI::App& root, CommandContext& context) {
    const auto to = std::make_shared<std::string>();
    CLI::App& command = add_command(
        root, "backup", "Copia todos los datos mientras se trabaja, y verifica la copia",
        "  visado backup --to /respaldo/visado-2026-11-21");
    add_data_option(command, context);
    command.add_option("--to", *to, "Carpeta nueva")->required();
    command.callback([to, &context] { run(*to, context); });
}

}  // namespace app
