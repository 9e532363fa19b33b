#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

// A copy of everything, made and proved while the office works.
namespace app {

void add_backup_command(CLI::App& root, CommandContext& context);

}  // namespace app
