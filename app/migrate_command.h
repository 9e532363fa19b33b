#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

namespace app {

// visado migrate --to PACKAGE@VERSION: live cases on a new version of their procedure.
void add_migrate_command(CLI::App& root, CommandContext& context);

}  // namespace app
