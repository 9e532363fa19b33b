#pragma once

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "app/command.h"

// How every command declares itself, so that their helps look alike and speak Spanish.
namespace app {

// The program's own level of the command line; commands are added to it.
std::unique_ptr<CLI::App> make_root(const std::string& version);

// A command, its one-line description and at least one example ("visado due --from …").
CLI::App& add_command(CLI::App& root, const std::string& name, const std::string& description,
                      const std::string& examples);

// --data DIR: sets context.data_directory, the default being where the context has it.
void add_data_option(CLI::App& command, CommandContext& context);

// --workflows DIR: sets context.workflows_directory likewise.
void add_workflows_option(CLI::App& command, CommandContext& context);

}  // namespace app
