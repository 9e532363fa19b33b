#include "app/scenario_command.h"

#include <algorithm>
#include <memory>

#include "app/command_line.h"
#include "app/input_file.h"
#include "app/passing_folder.h"
#include "app/scenario_office.h"
#include "app/scenario_player.h"
#include "app/story_year.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using engine::Problem;
using engine::Refusal;

struct Options {
    std::vector<std::string> named;
    std::string only, year;
};

// The office of `visado demo` on the day after its story, in a folder that is gone afterwards.
constexpr char year_begins[] = "2023-07-17";

void play_the_year(const Options& options, CommandContext& context) {
    const auto tracks = read_year(options.year);
    if (!tracks) {
        for (const Problem& problem : tracks.error()) context.refuse(problem);
        return;
    }
    const auto organization = read_json_input(
        (context.workflows_directory / "programa-integridad/demo/organizacion.json").string());
    if (!organization) return context.refuse(organization.error());
    const PassingFolder folder;
    ScenarioOffice office(folder.path() / "data", context.workflows_directory,
                          *engine::calendar::parse_date(year_begins), *organization);
    const auto report = play_year(office, *tracks, context.workflows_directory, {});
    for (const Problem& failure : report.failures) context.out << to_line(failure) << '\n';
    const auto verified = workflows::verify_installation(office.directory());
    for (const auto& finding : verified.findings)
        context.out << finding.place << ": " << finding.message << '\n';
    context.out << report.played << " pasos, " << report.failures.size() << " fallas.\n";
    if (!report.failures.empty() || !verified.in_order()) context.exit = Exit::refused;
}

std::vector<fs::path> chosen_files(const Options& options, const fs::path& workflows) {
    if (options.named.empty()) return scenario_files(workflows);
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& each : options.named) {
        if (fs::is_regular_file(each, ignored)) {
            files.emplace_back(each);
        } else {
            for (auto& file : scenario_files(workflows, each)) files.push_back(std::move(file));
        }
    }
    return files;
}

void run(const Options& options, CommandContext& context) {
    if (!options.year.empty()) return play_the_year(options, context);
    const auto files = chosen_files(options, context.workflows_directory);
    if (files.empty()) {
        return context.refuse({Refusal::not_found, "No hay escenarios que representar.",
                               context.workflows_directory.string(),
                               "Revise el nombre del paquete, --workflows o VISADO_WORKFLOWS."});
    }
    int played = 0;
    std::size_t failures = 0;
    for (const auto& path : files) {
        const auto file = read_json_input(path.string());
        if (!file) {
            context.refuse(file.error());
            ++failures;
            continue;
        }
        const auto report =
            play_scenarios(*file, path.string(), {context.workflows_directory, options.only});
        for (const Problem& failure : report.failures) context.out << to_line(failure) << '\n';
        played += report.played;
        failures += report.failures.size();
    }
    context.out << played << (played == 1 ? " escenario, " : " escenarios, ") << failures
                << (failures == 1 ? " falla.\n" : " fallas.\n");
    if (failures > 0 || played == 0) context.exit = Exit::refused;
}

}  // namespace

std::vector<fs::path> scenario_files(const fs::path& workflows, const std::string& package) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& folder : fs::directory_iterator(workflows, ignored)) {
        if (!package.empty() && folder.path().filename() != package) continue;
        for (const auto& file : fs::directory_iterator(folder.path() / "scenarios", ignored)) {
            if (file.path().extension() == ".json") files.push_back(file.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

void add_scenario_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<Options>();
    CLI::App& command = add_command(
        root, "scenario",
        "Representa los escenarios de los paquetes en un almacén pasajero y dice qué no se cumple",
        "  visado scenario\n"
        "  visado scenario programa-integridad --only encargatura\n"
        "  visado scenario borrador/scenarios/flujo.json");
    add_workflows_option(command, context);
    command.add_option("what", options->named,
                       "Paquetes o archivos de escenarios; si no se indica, todos los paquetes");
    command.add_option("--only", options->only, "Solo los que llevan este texto en su nombre");
    command.add_option("--year", options->year,
                       "Carpeta de un año de la oficina, como workflows/anio");
    command.callback([options, &context] { run(*options, context); });
}

}  // namespace app
