#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

namespace app {

// visado due: a legal term and its derivation.
void add_due_command(CLI::App& root, CommandContext& context);

}  // namespace app
