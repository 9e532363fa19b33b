#include <exception>
#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>

#include "app/agenda_command.h"
#include "app/backup_command.h"
#include "app/bench_command.h"
#include "app/case_commands.h"
#include "app/chart_run_command.h"
#include "app/command.h"
#include "app/command_line.h"
#include "app/deliver_command.h"
#include "app/demo_command.h"
#include "app/due_command.h"
#include "app/export_command.h"
#include "app/import_command.h"
#include "app/lint_command.h"
#include "app/locations.h"
#include "app/migrate_command.h"
#include "app/org_command.h"
#include "app/scenario_command.h"
#include "app/serve_command.h"
#include "app/simulate_command.h"
#include "app/usage_words.h"
#include "app/user_command.h"
#include "app/verify_command.h"

namespace {

using app::CommandContext;
using app::Exit;

void add_commands(CLI::App& root, CommandContext& context) {
    app::add_demo_command(root, context);
    app::add_start_command(root, context);
    app::add_act_command(root, context);
    app::add_case_command(root, context);
    app::add_inbox_command(root, context);
    app::add_deliver_command(root, context);
    app::add_serve_command(root, context);
    app::add_import_command(root, context);
    app::add_export_command(root, context);
    app::add_verify_command(root, context);
    app::add_backup_command(root, context);
    app::add_lint_command(root, context);
    app::add_scenario_command(root, context);
    app::add_migrate_command(root, context);
    app::add_org_command(root, context);
    app::add_agenda_command(root, context);
    app::add_simulate_command(root, context);
    app::add_user_command(root, context);
    app::add_due_command(root, context);
    app::add_chart_command(root, context);
    app::add_bench_command(root, context);
}

Exit run(CLI::App& root, CommandContext& context, int argc, char** argv) {
    try {
        root.parse(argc, argv);
        return context.exit;
    } catch (const CLI::Success& asked) {  // --help, --version
        root.exit(asked, context.out, context.err);
        return Exit::done;
    } catch (const CLI::Error& wrong) {
        const bool unknown_command =
            argc > 1 && argv[1][0] != '-' && root.get_subcommands().empty();
        context.err << (unknown_command ? std::string("No existe la orden «") + argv[1] + "»."
                                        : app::usage_words(wrong));
    } catch (const app::UsageError& wrong) {
        context.err << wrong.what();
    }
    const auto chosen = root.get_subcommands();
    context.err << " Vea «visado " << (chosen.empty() ? "" : chosen.front()->get_name() + " ")
                << "--help».\n";
    return Exit::usage;
}

}  // namespace

// The one place where failures are told. Everything a command needs reaches it from here.
int main(int argc, char** argv) {
    try {
        const auto environment = app::process_environment();
        CommandContext context{std::cout, std::cerr, app::default_data_directory(environment),
                               app::default_workflows_directory(
                                   environment, std::filesystem::current_path(), VISADO_SHARE_DIR)};
        const auto root = app::make_root(VISADO_VERSION);
        add_commands(*root, context);

        const Exit exit = run(*root, context, argc, argv);
        if (!std::cout.flush()) throw std::runtime_error("no se pudo escribir la salida");
        return static_cast<int>(exit);
    } catch (const std::exception& failure) {
        std::cerr << "Visado no pudo terminar: " << failure.what() << "\n";
        return static_cast<int>(Exit::failed);
    }
}
