#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

namespace app {

// visado lint: checks packages, or charts alone, before a case runs on them.
void add_lint_command(CLI::App& root, CommandContext& context);

}  // namespace app
