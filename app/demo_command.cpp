#include "app/demo_command.h"

#include <iostream>
#include <memory>

#include <unistd.h>

#include "app/command_line.h"
#include "app/demo_leavings.h"
#include "app/demo_open_cases.h"
#include "app/demo_story.h"
#include "app/demo_year.h"
#include "app/store_clock.h"
#include "engine/calendar/lima_time.h"
#include "workflows/audit_trail.h"

namespace app {
namespace {

struct DemoOptions {
    std::string out;
    bool fast = false, full = false;
};

engine::Result<workflows::ImportedTable, engine::Problems> read_matrix(DemoOffice& office) {
    auto package = office.installation().catalog().find("programa-integridad");
    if (!package) return package.error();
    const auto definition = workflows::find_import(**package, "matriz");
    if (!definition) return definition.error();
    const auto file =
        workflows::read_table_file(office.installation().catalog().folder() /
                                   "programa-integridad/data/programa_integridad_2023.csv");
    if (!file) return file.error();
    return workflows::import_table(**package, *definition, *file);
}

void tell_each_entry(DemoOffice& office, std::ostream& out) {
    office.on_entry([&office, &out](const engine::durable::JournalRow& row) {
        const auto organization = office.installation().cases().organization();
        if (!organization) return;
        const auto line = workflows::tell(row, *organization);
        out << "  " << line.when << "  " << line.text << '\n';
        for (const auto& each : line.consequences)
            out << "                      · " << each << '\n';
        out.flush();
    });
}

void run(const DemoOptions& options, CommandContext& context) {
    std::ostream& out = context.out;
    if (std::filesystem::exists(std::filesystem::path(options.out) / "data" / "visado.db")) {
        return context.refuse({engine::Refusal::conflict, "Ya hay una demostración en esa carpeta.",
                               options.out, "Bórrela o indique otra carpeta con --out."});
    }
    const bool waits = !options.fast && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
    DemoOffice office(
        options.out, context.workflows_directory,
        engine::calendar::at(*engine::calendar::parse_date("2023-05-15"), std::chrono::hours(9)));
    const auto matrix = read_matrix(office);
    if (!matrix) return context.refuse(matrix.error());
    tell_each_entry(office, out);
    out << "El Programa de Integridad 2023, del borrador a la resolución (datos de demostración, "
           "reloj simulado)\n";
    play_programme_2023(office, *matrix, [&](const std::string& heading) {
        out << '\n' << heading << '\n';
        if (!waits) return;
        out << "  [Enter] " << std::flush;
        std::cin.get();
    });
    leave_documents(office);
    leave_matrix(office);
    leave_log(office);
    if (options.full) {
        out << "\nEl año de la oficina, hasta julio de 2024\n";
        play_year_of_the_office(office, out);
        leave_all_documents(office);
        leave_tables(office);
    } else {
        out << "\nOtros expedientes quedan en curso al 17 de julio de 2023\n";
        open_cases_under_way(office, *matrix);
    }
    mark_as_demo(office.installation().directory(), office.clock().now());
    out << "\nQuedó en " << options.out
        << ": data/ (el almacén), documentos/*.pdf, correos/*.eml, matriz.csv, matriz.xlsx, "
           "bitacora.txt"
        << (options.full ? ", expedientes/*/*.pdf, cuadros/*.xlsx" : "") << '\n'
        << "Compruébelo con: visado verify --data "
        << (std::filesystem::path(options.out) / "data").string() << '\n';
}

}  // namespace

void add_demo_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<DemoOptions>();
    CLI::App& command =
        add_command(root, "demo", "Cuenta la historia del Programa 2023 sobre un reloj simulado",
                    "  visado demo --out out/demo --fast\n"
                    "  visado demo --out out/anio --fast --full");
    add_workflows_option(command, context);
    command.add_option("--out", options->out, "Carpeta nueva donde deja todo")->required();
    command.add_flag("--full", options->full,
                     "Sigue con el año de la oficina, con cada procedimiento");
    command.add_flag("--fast", options->fast, "No espera teclas");
    command.callback([options, &context] { run(*options, context); });
}

}  // namespace app
