#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

// The time to come on a simulated clock, on a copy of the store.
namespace app {

void add_simulate_command(CLI::App& root, CommandContext& context);

}  // namespace app
