#include "app/migrate_command.h"

#include <memory>

#include "app/command_line.h"
#include "app/input_file.h"
#include "app/open_store.h"
#include "workflows/migration.h"

namespace app {
namespace {

using engine::Value;
using workflows::MigrationCandidate;

struct MigrateOptions {
    std::string to;
    std::string names;
    bool dry_run = false;
    bool json = false;
};

// One candidate after the trial and, unless it was a dry run, the move.
struct Told {
    MigrationCandidate candidate;
    bool moved = false;
};

void tell(const std::vector<Told>& all, const MigrateOptions& options, std::ostream& out) {
    std::size_t holding = 0;
    for (const auto& [candidate, moved] : all) {
        const bool holds = candidate.obstacles.empty();
        if (holds) ++holding;
        out << "Expediente " << candidate.id.value << " «" << candidate.title << "», versión "
            << candidate.version << ", " << candidate.status << ": "
            << (moved   ? "pasó"
                : holds ? "puede pasar"
                        : "no puede pasar")
            << ".\n";
        for (const auto& each : candidate.obstacles) out << "  " << to_line(each) << '\n';
    }
    out << all.size() << (all.size() == 1 ? " expediente vivo" : " expedientes vivos")
        << " en otra versión: " << holding
        << (options.dry_run ? (holding == 1 ? " puede" : " pueden")
            : holding == 1  ? " pasó"
                            : " pasaron")
        << (options.dry_run ? " pasar a " : " a ") << options.to << ", " << all.size() - holding
        << " no.\n";
    if (options.dry_run) out << "Solo fue una prueba: no se guardó nada.\n";
}

void tell_as_json(const std::vector<Told>& all, const MigrateOptions& options, std::ostream& out) {
    Value cases = Value::array();
    for (const auto& [candidate, moved] : all) {
        Value obstacles = Value::array();
        for (const auto& each : candidate.obstacles) {
            obstacles.push_back(
                {{"place", each.place}, {"message", each.message}, {"remedy", each.remedy}});
        }
        cases.push_back({{"case", candidate.id.value},
                         {"title", candidate.title},
                         {"status", candidate.status},
                         {"version", candidate.version},
                         {"holds", candidate.obstacles.empty()},
                         {"moved", moved},
                         {"obstacles", obstacles}});
    }
    out << Value{{"to", options.to}, {"dry_run", options.dry_run}, {"cases", cases}}.dump(2)
        << '\n';
}

void run(const MigrateOptions& options, CommandContext& context) {
    const auto at = options.to.rfind('@');
    if (at == std::string::npos || at == 0 || at + 1 == options.to.size())
        throw UsageError("--to: escriba PAQUETE@VERSIÓN, por ejemplo programa-integridad@1.1.");
    const auto value = read_json_input(options.names);
    if (!value) return context.refuse(value.error());
    auto names = workflows::VersionNames::from_value(*value);
    if (!names) {
        auto problem = names.error();
        problem.place = options.names + (problem.place.empty() ? "" : ": " + problem.place);
        return context.refuse(problem);
    }
    const auto store = open_store(context);
    if (!store) return;
    auto migration = workflows::Migration::to(store->installation, options.to.substr(0, at),
                                              options.to.substr(at + 1), std::move(*names));
    if (!migration) return context.refuse(migration.error());
    auto candidates = migration->trial();
    if (!candidates) return context.refuse(candidates.error());
    std::vector<Told> all;
    for (MigrationCandidate& each : *candidates) {
        Told told{std::move(each), false};
        if (!options.dry_run && told.candidate.obstacles.empty()) {
            const auto moved = migration->move(told.candidate);
            told.moved = moved.has_value();
            if (!moved) told.candidate.obstacles.push_back(moved.error());
        }
        if (!told.candidate.obstacles.empty()) context.exit = Exit::refused;
        all.push_back(std::move(told));
    }
    options.json ? tell_as_json(all, options, context.out) : tell(all, options, context.out);
}

}  // namespace

void add_migrate_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<MigrateOptions>();
    CLI::App& command = add_command(
        root, "migrate", "Pasa los expedientes vivos a otra versión de su procedimiento",
        "  visado migrate --to programa-integridad@1.1 --dry-run\n"
        "  visado migrate --to programa-integridad@1.1 --names nombres.json");
    add_data_option(command, context);
    add_workflows_option(command, context);
    command.add_option("--to", options->to, "PAQUETE@VERSIÓN, como está en la carpeta")->required();
    command.add_option("--names", options->names,
                       "Archivo JSON con lo que cambió de nombre: "
                       "{\"states\": {\"antes\": \"ahora\"}}");
    command.add_flag("--dry-run", options->dry_run,
                     "Solo prueba: dice qué expedientes no podrían pasar y por qué");
    command.add_flag("--json", options->json, "Escribe el resultado en JSON");
    command.callback([options, &context] { run(*options, context); });
}

}  // namespace app
